/* Cards to put in order by dragging, by arrows or by keys. Each has its place in a <select>, which
   is all that the server reads: this element hides the lists and writes to them. Only the other
   cards are moved about in the document, so that the one in hand keeps focus and pointer. */

class OrderedChoices extends HTMLElement {
  past = []; // earlier orders
  held = null; // the card in hand, picked up from the order `before`

  // Lifecycle

  connectedCallback() {
    this.list = this.querySelector("ol");
    this.controls = this.querySelector("template").content;
    this.undo = this.controls.querySelector(".undo").cloneNode(true);
    this.list.nextElementSibling.append(this.undo);
    this.cards.forEach((card) => this.equip(card));
    const place = (card) => Number(card.querySelector("select").value);
    this.list.append(...this.cards.sort((one, other) => place(one) - place(other)));
    this.show();
    this.undo.addEventListener("click", () => this.takeBack());
    this.list.addEventListener("click", (event) => this.click(event));
    this.list.addEventListener("keydown", (event) => this.press(event));
    this.list.addEventListener("focusout", () => this.setDown());
    this.list.addEventListener("handle-dragged", (event) => this.drag(event));
    this.list.addEventListener("handle-released", () => this.setDown());
    this.list.addEventListener("handle-lost", () => this.putBack());
  }

  // Actions

  click({ target }) {
    const [button, card] = [target.closest("button"), target.closest(".card")];
    if (button?.dataset.step) this.step(card, Number(button.dataset.step));
    else if (button && card === this.held) this.setDown();
    else if (button) this.pickUp(card);
  }

  press(event) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!this.held || !(by || event.key === "Escape")) return;
    event.preventDefault();
    if (by) this.tell(this.move(this.held, by) ? "moved" : "edge", this.held);
    else this.putBack();
  }

  step(card, by) {
    this.before = this.cards;
    const told = this.move(card, by) ? "stepped" : "edge";
    this.keep();
    this.tell(told, card);
  }

  drag({ target, detail }) {
    const card = target.closest(".card");
    if (card !== this.held) this.pickUp(card);
    const top = this.top + detail.far;
    const below = (other) => top + card.offsetHeight / 2 - other.offsetTop - other.offsetHeight / 2;
    const place = this.cards.indexOf(card);
    while (card.previousElementSibling && below(card.previousElementSibling) < 0) this.move(card, -1);
    while (card.nextElementSibling && below(card.nextElementSibling) > 0) this.move(card, 1);
    card.style.translate = `0 ${top - card.offsetTop}px`;
    if (this.cards.indexOf(card) !== place) this.tell("moved", card);
  }

  takeBack() {
    if (!this.past.length) return;
    this.list.append(...this.past.pop());
    this.tell("undone", this.cards[0]);
  }

  // Private

  get cards() {
    return [...this.list.children];
  }

  equip(card) {
    const words = card.querySelector(".statement").textContent.replace(/\.$/, "");
    const leaf = card.querySelector(".leaf");
    leaf.prepend(this.controls.querySelector("drag-handle").cloneNode(true));
    leaf.append(this.controls.querySelector(".steps").cloneNode(true));
    leaf.querySelector(".place").hidden = true;
    for (const button of leaf.querySelectorAll("button")) {
      button.ariaLabel = button.ariaLabel.replace("{card}", words);
    }
  }

  show() {
    this.cards.forEach((card, index, { length }) => {
      card.toggleAttribute("data-held", card === this.held);
      if (card !== this.held) card.style.translate = "";
      card.querySelector(".position").textContent = index + 1;
      card.querySelector("select").value = index + 1;
      card.querySelector(".grip").ariaPressed = card === this.held;
      card.querySelector("[data-step='-1']").ariaDisabled = index === 0;
      card.querySelector("[data-step='1']").ariaDisabled = index === length - 1;
    });
    this.undo.ariaDisabled = !this.past.length;
  }

  move(card, by) {
    const neighbour = by < 0 ? card.previousElementSibling : card.nextElementSibling;
    if (neighbour && by < 0) card.after(neighbour);
    if (neighbour && by > 0) card.before(neighbour);
    return neighbour !== null;
  }

  pickUp(card) {
    this.setDown();
    this.before = this.cards;
    this.top = card.offsetTop;
    this.held = card;
    this.tell("grabbed", card);
  }

  setDown() {
    if (!this.held) return;
    this.keep();
    this.letGo("dropped");
  }

  putBack() {
    if (!this.held) return;
    const place = this.before.indexOf(this.held);
    this.held.before(...this.before.slice(0, place));
    this.held.after(...this.before.slice(place + 1));
    this.letGo("returned");
  }

  keep() {
    if (this.cards.every((card, index) => card === this.before[index])) return;
    this.past.push(this.before);
    this.querySelector("[name=moved]").value = "yes";
  }

  letGo(how) {
    const card = this.held;
    this.held = null;
    this.tell(how, card);
  }

  tell(what, card) {
    this.show();
    const detail = { what, card, now: this.cards.indexOf(card), was: this.before?.indexOf(card) };
    this.dispatchEvent(new CustomEvent("choice-told", { bubbles: true, detail }));
  }
}

customElements.define("ordered-choices", OrderedChoices);
