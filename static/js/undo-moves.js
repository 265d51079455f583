/* Two buttons, and the keys that go with them inside the list, to go back and on again through the
   states of something. It is told which state is left for which ("state-left", with the card that
   moved), tells to which to go ("state-wanted"), and after either tells the form that it changed. A
   state is a list of lists. */

class UndoMoves extends HTMLElement {
  past = [];
  future = [];

  // Lifecycle

  connectedCallback() {
    [this.undo, this.redo] = this.querySelectorAll("button");
    this.undo.addEventListener("click", () => this.goBack());
    this.redo.addEventListener("click", () => this.goOn());
    this.addEventListener("state-left", (event) => this.keep(event.detail));
    this.parentElement.closest("ordered-choices, placed-card").addEventListener("keydown", (event) => this.press(event));
    this.show();
  }

  // Actions

  press(event) {
    const key = event.key.toLowerCase();
    if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || !["z", "y"].includes(key)) return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) this.goOn();
    else this.goBack();
  }

  keep(move) {
    const same = (one, index) => one.every((value, part) => value === move.now[index][part]);
    if (move.before.every(same)) return;
    this.past.push(move);
    this.future = [];
    this.tell();
  }

  goBack() {
    const move = this.past.pop();
    if (!move) return;
    this.future.push(move);
    this.want({ state: move.before, card: move.card, what: "undone" });
  }

  goOn() {
    const move = this.future.pop();
    if (!move) return;
    this.past.push(move);
    this.want({ state: move.now, card: move.card, what: "redone" });
  }

  // Private

  want(detail) {
    this.dispatchEvent(new CustomEvent("state-wanted", { detail }));
    this.tell();
  }

  tell() {
    const form = this.closest("form");
    this.show();
    if (form.elements.moved) form.elements.moved.value = "yes";
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  show() {
    this.undo.ariaDisabled = !this.past.length;
    this.redo.ariaDisabled = !this.future.length;
  }
}

customElements.define("undo-moves", UndoMoves);
