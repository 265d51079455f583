/* Two radio buttons that a letter picks, and takes back when it is pressed once more. Letters can be
   switched off, for those whose voice or hands press them unawares. */

class SureOrGuess extends HTMLElement {
  static kept = "letter-keys-off";

  // Lifecycle

  connectedCallback() {
    this.append(...this.querySelector("template").content.children);
    this.button = this.querySelector("button");
    this.status = this.querySelector("[role=status]");
    this.radios = new Map(
      [...this.querySelectorAll("input")].map((radio) => [this.letter(radio), radio]),
    );
    this.stop = new AbortController();
    addEventListener("keydown", (event) => this.press(event), { signal: this.stop.signal });
    this.button.addEventListener("click", () => this.switch(!this.off));
    this.switch(this.remembered());
  }

  disconnectedCallback() {
    this.stop.abort();
  }

  // Actions

  press(event) {
    const radio = this.radios.get(event.key.toLowerCase());
    const typing = event.target.closest?.("select, textarea, input:not([type=radio], [type=checkbox])");
    if (!radio || this.off || typing || event.ctrlKey || event.altKey || event.metaKey) return;
    radio.checked = !radio.checked;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
    const words = radio.closest("label").querySelector("span").textContent;
    this.status.textContent = radio.checked ? words : this.dataset.neither;
  }

  switch(off) {
    this.off = off;
    this.toggleAttribute("data-off", off);
    this.button.textContent = off ? this.button.dataset.on : this.button.dataset.off;
    try {
      localStorage.setItem(SureOrGuess.kept, off ? "yes" : "");
    } catch {
      // Nothing can be kept in this browser: they are on again with the next page.
    }
  }

  // Private

  letter(radio) {
    return radio.closest("label").querySelector("kbd").textContent.toLowerCase();
  }

  remembered() {
    try {
      return localStorage.getItem(SureOrGuess.kept) === "yes";
    } catch {
      return false;
    }
  }
}

customElements.define("sure-or-guess", SureOrGuess);
