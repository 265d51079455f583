/* A button that flags the question on the page, without leaving it. */

class FlagQuestion extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    this.button = this.querySelector("button");
    this.status = this.querySelector("[role=status]");
    this.button.addEventListener("click", (event) => this.send(event));
  }

  // Actions

  async send(event) {
    event.preventDefault();
    const { name, value, form } = this.button;
    const token = form.elements.csrf_token.value;
    const body = new URLSearchParams({ csrf_token: token, [name]: value });
    const address = this.button.getAttribute("formaction");
    const sent = await fetch(address, { method: "POST", body, redirect: "manual" }).catch(() => null);
    if (sent?.type === "opaqueredirect") this.button.value = value === "yes" ? "no" : "yes";
    this.say(sent?.type !== "opaqueredirect" ? "failed" : value === "yes" ? "on" : "off");
  }

  // Private

  say(what) {
    this.status.textContent = this.dataset[what];
    this.status.classList.toggle("unseen", what !== "failed");
  }
}

customElements.define("flag-question", FlagQuestion);
