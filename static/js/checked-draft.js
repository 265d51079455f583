/* An event as it is typed: a moment after the last key, the server says how its dates will be used
   and what speaks against its statement. Enter saves, as in a form of one line. */

class CheckedDraft extends HTMLElement {
  static patience = 350; // milliseconds
  static longest = 2400; // of a statement in an address

  // Lifecycle

  connectedCallback() {
    this.form = this.querySelector("form");
    this.said = this.querySelector(".check");
    this.form.addEventListener("input", () => this.wait());
    this.form.addEventListener("keydown", (event) => this.press(event));
  }

  // Actions

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), CheckedDraft.patience);
  }

  async check() {
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const answer = await fetch(this.address, { signal: this.asking.signal });
      if (answer.ok && !answer.redirected) this.said.innerHTML = await answer.text();
    } catch {
      // Asked anew, or nobody there: saving will say what is wrong.
    }
  }

  press(event) {
    const saves = event.key === "Enter" && !event.isComposing && event.target.matches("textarea");
    if (!saves) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  // Private

  get address() {
    const address = new URL(this.dataset.address, location);
    for (const [name, typed] of new FormData(this.form)) {
      if (/^(statement|sure|dates-\d+)$/.test(name)) {
        address.searchParams.append(name, this.cut(typed));
      }
    }
    return address;
  }

  cut(typed) {
    let words = typed;
    while (encodeURIComponent(words).length > CheckedDraft.longest) {
      words = [...words].slice(0, -20).join("");
    }
    return words;
  }
}

customElements.define("checked-draft", CheckedDraft);
