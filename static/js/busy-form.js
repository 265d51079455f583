/* A form whose answer takes a while: it can be sent once, and says that it is being worked on. */

class BusyForm extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    this.button = this.querySelector("button");
    this.status = this.querySelector("[role=status]");
    this.querySelector("form").addEventListener("submit", () => this.begin());
    // Brought back from the browser's memory, the page can be used again.
    this.shown = () => this.rest();
    window.addEventListener("pageshow", this.shown);
  }

  disconnectedCallback() {
    window.removeEventListener("pageshow", this.shown);
  }

  // Actions

  begin() {
    this.status.textContent = this.dataset.busy;
    this.button.disabled = true;
  }

  // Private

  rest() {
    this.status.textContent = "";
    this.button.disabled = false;
  }
}

customElements.define("busy-form", BusyForm);
