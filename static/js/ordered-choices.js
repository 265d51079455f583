/* Cards to put in order by dragging, by arrows or by keys. Each has its place in a <select>, which
   is all that the server reads: this element hides the lists and writes to them. Where cards may
   stand side by side, a checkbox joins each to the one above. Only the other cards are moved about
   in the document, so that the one in hand keeps focus and pointer. */

class OrderedChoices extends HTMLElement {
  held = null; // the card in hand, picked up in the state `before`

  // Lifecycle

  connectedCallback() {
    for (const controls of this.querySelectorAll("template")) controls.replaceWith(controls.content);
    for (const place of this.querySelectorAll(".place")) place.hidden = true;
    this.list = this.querySelector("ol");
    this.undo = this.querySelector("undo-moves");
    this.restore(this.typed());
    this.show();
    this.list.addEventListener("click", (event) => this.click(event));
    this.list.addEventListener("change", (event) => this.join(event.target.closest(".card")));
    this.list.addEventListener("focusout", () => this.setDown());
    this.list.addEventListener("handle-dragged", (event) => this.take(event.target.closest(".card")));
    this.list.addEventListener("handle-passed", (event) => this.carry(event.detail));
    this.list.addEventListener("handle-released", () => this.setDown());
    this.list.addEventListener("handle-lost", () => this.setDown("returned"));
    this.undo.addEventListener("state-wanted", (event) => this.takeBack(event.detail));
  }

  // Actions

  click({ target }) {
    const [button, card] = [target.closest("button"), target.closest(".card")];
    if (button?.dataset.step) this.step(card, Number(button.dataset.step));
    else if (button && card === this.held) this.setDown();
    else if (button) this.take(card);
  }

  take(card) {
    if (card === this.held) return;
    this.setDown();
    this.before = this.state;
    this.held = card;
    this.tell("grabbed", card);
  }

  carry(by) {
    this.tell(this.move(this.held, by), this.held);
  }

  setDown(how = "dropped") {
    const card = this.held;
    if (!card) return;
    if (how === "returned") this.restore(this.before, card);
    this.held = null;
    this.keep(how, card);
  }

  step(card, by) {
    this.before = this.state;
    const told = this.move(card, by);
    this.keep(told === "moved" ? "stepped" : told, card);
  }

  join(card) {
    const joined = this.joined(card);
    this.before = this.state.map(([one, was]) => [one, one === card ? !joined : was]);
    this.keep("tied", card);
  }

  takeBack(state) {
    this.restore(state);
    this.before = state;
    this.tell("undone", state[0][0]);
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

  restore(state, anchor = state[0][0]) {
    const cards = state.map(([card]) => card);
    const place = cards.indexOf(anchor);
    anchor.before(...cards.slice(0, place));
    anchor.after(...cards.slice(place + 1));
    for (const [card, joined] of state) this.tie(card, joined);
  }

  // Out of its bracket, or into one of which both neighbours are
  move(card, by) {
    const [above, below] = [card.previousElementSibling, card.nextElementSibling];
    const passed = by < 0 ? above : below;
    if (!passed) return "edge";
    const within = this.joined(by < 0 ? above : below.nextElementSibling);
    this.tie(below, this.joined(card) && this.joined(below));
    this.tie(card, within);
    if (by < 0) card.after(passed);
    else card.before(passed);
    return "moved";
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
      card.toggleAttribute("data-held", card === this.held);
      if (card !== this.held) card.style.translate = "";
      card.querySelector(".position").textContent = place;
      card.querySelector("select").value = place;
      card.querySelector(".grip").ariaPressed = card === this.held;
      card.querySelector("[data-step='-1']").ariaDisabled = index === 0;
      card.querySelector("[data-step='1']").ariaDisabled = index === length - 1;
    });
  }

  keep(told, card) {
    const detail = { before: this.before, now: this.state };
    this.undo.dispatchEvent(new CustomEvent("state-left", { detail }));
    this.tell(told, card);
  }

  tell(what, card) {
    this.show();
    const detail = { what, card, before: this.before, now: this.state };
    this.dispatchEvent(new CustomEvent("choice-told", { bubbles: true, detail }));
  }
}

customElements.define("ordered-choices", OrderedChoices);
