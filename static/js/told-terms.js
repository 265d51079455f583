/* Terms as they are set: a moment after each change the server says in words what they mean. */

class ToldTerms extends HTMLElement {
  static patience = 400; // milliseconds

  // Lifecycle

  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("input", () => this.wait());
    this.form.addEventListener("submit", () => clearTimeout(this.timer));
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  // Actions

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), ToldTerms.patience);
  }

  async ask() {
    this.asking?.abort();
    this.asking = new AbortController();
    const body = new FormData(this.form);
    body.set("check", "yes");
    try {
      const address = this.form.getAttribute("action"); // .action may be a field
      const answer = await fetch(address, { method: "POST", body, signal: this.asking.signal });
      if (!answer.redirected) this.take(await answer.text());
    } catch {
      // Asked anew, or nobody there: saving will say what is wrong.
    }
  }

  // Private

  take(text) {
    const page = new DOMParser().parseFromString(text, "text/html");
    const told = page.querySelector("told-terms .promise");
    if (told) this.querySelector(".promise").replaceChildren(...told.childNodes);
  }
}

customElements.define("told-terms", ToldTerms);
