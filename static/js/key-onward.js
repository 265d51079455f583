/* A link that Enter follows from wherever on the page nothing else is to be pressed. */

class KeyOnward extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    this.stop = new AbortController();
    addEventListener("keydown", (event) => this.press(event), { signal: this.stop.signal });
  }

  disconnectedCallback() {
    this.stop.abort();
  }

  // Actions

  press(event) {
    const other = event.target.closest?.("a, button, input, select, summary, textarea");
    if (event.key === "Enter" && !event.repeat && !other) this.querySelector("a").click();
  }
}

customElements.define("key-onward", KeyOnward);
