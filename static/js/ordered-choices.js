/* Cards to put in order by dragging, by arrows, by keys, or by giving the place. Each has its place in
   a <select>, which is all that the server reads: this element writes to them. Where cards may stand
   side by side, a checkbox joins each to the one above. Only the other cards are moved about in the
   document, so that the one in hand keeps focus and pointer. */

class OrderedChoices extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    for (const controls of this.querySelectorAll("template")) controls.replaceWith(controls.content);
    this.list = this.querySelector("ol");
    this.undo = this.querySelector("undo-moves");
    for (const card of this.list.children) card.querySelector(".standing").append(card.querySelector(".place"));
    this.renew();
    this.closest("form").addEventListener("answer-shown", () => this.renew());
    this.list.addEventListener("click", (event) => this.press(event));
    for (const name of ["input", "change"]) this.list.addEventListener(name, (event) => this.set(event));
    this.list.addEventListener("handle-taken", (event) => this.take(event));
    this.list.addEventListener("handle-passed", (event) => this.carry(event));
    this.list.addEventListener("handle-released", (event) => this.setDown(event));
    this.list.addEventListener("handle-lost", (event) => this.setDown(event));
    this.undo.addEventListener("state-wanted", (event) => this.goTo(event.detail));
  }

  // Actions

  // As the fields have it, whoever set them
  renew() {
    this.restore(this.typed());
    this.before = this.state;
    this.show();
  }

  press({ target }) {
    const button = target.closest("[data-step]");
    if (button) this.step(button.closest(".card"), Number(button.dataset.step));
  }

  // By a place given, or by a card joined to the one above
  set(event) {
    event.stopPropagation(); // the form is told once all its fields are set
    if (event.type === "input") return;
    const card = event.target.closest(".card");
    const [joined, index] = [this.joined(card), [...this.list.children].indexOf(card)];
    if (event.target.matches("select")) this.step(card, event.target.value - 1 - index);
    else this.keep("tied", card, this.state.map(([one, was]) => [one, one === card ? !joined : was]));
  }

  take({ target }) {
    this.before = this.state;
    this.tell("grabbed", target.closest(".card"));
  }

  carry({ target, detail }) {
    const card = target.closest(".card");
    this.tell(this.move(card, detail) ? "moved" : "edge", card, this.before);
  }

  setDown({ target, type }) {
    const lost = type === "handle-lost";
    if (lost) this.restore(this.before);
    this.keep(lost ? "returned" : "dropped", target.closest(".card"), this.before);
  }

  step(card, by) {
    const before = this.state;
    this.keep(this.move(card, by) ? "stepped" : "edge", card, before);
    card.scrollIntoView({ block: "nearest" });
  }

  goTo({ state, what, card }) {
    const before = this.state;
    this.restore(state);
    this.tell(what, card, before);
  }

  // Private

  // The cards in order, each with whether it is joined to the one above
  get state() {
    return Array.from(this.list.children, (card) => [card, this.joined(card)]);
  }

  typed() {
    const place = (card) => Number(card?.querySelector("select").value);
    const cards = [...this.list.children].sort((one, other) => place(one) - place(other));
    return cards.map((card, index) => [card, place(card) === place(cards[index - 1])]);
  }

  restore(state) {
    const cards = state.map(([card]) => card);
    const still = this.list.querySelector(".card:focus-within") ?? cards[0];
    still.before(...cards.slice(0, cards.indexOf(still)));
    still.after(...cards.slice(cards.indexOf(still) + 1));
    for (const [card, joined] of state) this.tie(card, joined);
  }

  move(card, by) {
    let passed = 0;
    while (passed < Math.abs(by) && this.pass(card, by)) passed++;
    return passed > 0;
  }

  // Out of its bracket, or into one that both neighbours are in
  pass(card, by) {
    const [above, below] = [card.previousElementSibling, card.nextElementSibling];
    const passed = by < 0 ? above : below;
    if (!passed) return false;
    const within = this.joined(by < 0 ? above : below.nextElementSibling);
    this.tie(below, this.joined(card) && this.joined(below));
    this.tie(card, within);
    if (by < 0) card.after(passed);
    else card.before(passed);
    return true;
  }

  joined(card) {
    return Boolean(card?.querySelector(".beside :checked"));
  }

  tie(card, joined) {
    const box = card?.querySelector(".beside input");
    if (box) box.checked = joined;
  }

  show() {
    let place = 0;
    this.state.forEach(([card, joined], index, { length }) => {
      if (!joined) place = index + 1;
      card.querySelector(".position").textContent = place;
      card.querySelector("select").value = place;
      card.querySelector("[data-step='-1']").ariaDisabled = index === 0;
      card.querySelector("[data-step='1']").ariaDisabled = index === length - 1;
    });
  }

  keep(what, card, before) {
    this.tell(what, card, before);
    this.undo.dispatchEvent(new CustomEvent("state-left", { detail: { before, now: this.state, card } }));
  }

  tell(what, card, before = this.state) {
    this.show();
    const detail = { what, card, before, now: this.state };
    this.dispatchEvent(new CustomEvent("choice-told", { bubbles: true, detail }));
  }
}

customElements.define("ordered-choices", OrderedChoices);
