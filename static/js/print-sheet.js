/* A button that prints the page. */

class PrintSheet extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    this.querySelector("button").addEventListener("click", () => window.print());
  }
}

customElements.define("print-sheet", PrintSheet);
