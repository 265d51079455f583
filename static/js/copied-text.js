/* A line of text to take elsewhere: selected whole when it gets the focus, and copied by a button. */

class CopiedText extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    this.input = this.querySelector("input");
    this.status = this.querySelector("[role=status]");
    this.input.addEventListener("focus", () => this.input.select());
    this.querySelector("button").addEventListener("click", () => this.copy());
    if (document.activeElement === this.input) this.input.select();
  }

  // Actions

  copy() {
    this.input.focus();
    this.input.select();
    // The clipboard of newer browsers is closed to plain http, which classrooms serve.
    const copied = document.execCommand("copy");
    this.status.textContent = copied ? this.dataset.copied : this.dataset.selected;
  }
}

customElements.define("copied-text", CopiedText);
