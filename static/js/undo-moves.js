/* A button that goes back through the states of something. It is told which is left for which
   ("state-left") and tells to which to return ("state-wanted"). A state is a list of lists. */

class UndoMoves extends HTMLElement {
  past = [];

  // Lifecycle

  connectedCallback() {
    this.button = this.querySelector("button");
    this.button.ariaDisabled = true;
    this.addEventListener("click", () => this.goBack());
    this.addEventListener("state-left", (event) => this.keep(event.detail));
  }

  // Actions

  keep({ before, now }) {
    const same = (one, index) => one.every((value, part) => value === now[index][part]);
    if (before.every(same)) return;
    this.past.push(before);
    this.button.ariaDisabled = false;
    this.closest("form").elements.moved.value = "yes";
  }

  goBack() {
    if (!this.past.length) return;
    const detail = this.past.pop();
    this.button.ariaDisabled = !this.past.length;
    this.dispatchEvent(new CustomEvent("state-wanted", { bubbles: true, detail }));
  }
}

customElements.define("undo-moves", UndoMoves);
