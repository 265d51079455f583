/* A question as it is written: its buttons, and a picture that is chosen, bring the form back without
   leaving the page; a moment after the last key the server says what speaks against the wording. */

class WrittenQuestion extends HTMLElement {
  static patience = 500; // milliseconds
  static leading = ["save", "try"]; // buttons that lead to another page

  // Lifecycle

  connectedCallback() {
    this.status = this.querySelector("[role=status]");
    this.addEventListener("submit", (event) => this.press(event));
    this.addEventListener("input", (event) => event.target.type === "file" || this.wait());
    this.addEventListener("change", (event) => event.target.type === "file" && this.send(event));
  }

  // Actions

  press(event) {
    clearTimeout(this.timer);
    const pressed = event.submitter?.value ?? "save";
    const leads = WrittenQuestion.leading.includes(pressed);
    if (leads || event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    this.renew(pressed);
  }

  send(event) {
    clearTimeout(this.timer);
    this.renew("keep", event.target.id);
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), WrittenQuestion.patience);
  }

  // The form as the server gives it back; where it does not, the browser sends it as without script
  async renew(pressed, focus = "") {
    const typed = this.typed(pressed);
    this.form.inert = true;
    const page = await this.page(typed);
    const form = page?.querySelector("written-question form");
    if (!form) {
      this.leave(pressed);
      return;
    }
    const next = form.querySelector("[autofocus]");
    next?.removeAttribute("autofocus"); // of a page that is there already, browsers complain
    this.keepOpen(form);
    this.form.replaceWith(document.adoptNode(form));
    this.status.textContent = page.querySelector("written-question [role=status]").textContent;
    (next ?? document.getElementById(focus))?.focus();
  }

  async check() {
    const typed = this.typed("check");
    for (const [name, value] of [...typed]) if (value instanceof File) typed.delete(name);
    const said = (await this.page(typed))?.querySelector(".check");
    const shown = this.querySelector(".check");
    if (said && said.innerHTML !== shown.innerHTML) shown.innerHTML = said.innerHTML;
  }

  // Private

  get form() {
    return this.querySelector("form");
  }

  typed(pressed) {
    const typed = new FormData(this.form);
    typed.set("do", pressed);
    return typed;
  }

  // A form with errors in it is a page like another; a stale one is not
  async page(typed) {
    this.asking?.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    try {
      const answer = await fetch(this.form.action, { method: "POST", body: typed, signal });
      const usable = [200, 422].includes(answer.status) && !answer.redirected;
      return usable ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    } catch {
      return null;
    }
  }

  // What the writer had opened stays open, empty or not
  keepOpen(form) {
    const [before, after] = [this.form, form].map((one) => [...one.querySelectorAll("details")]);
    if (before.length !== after.length) return; // a choice came or went: no place is the same
    after.forEach((one, place) => (one.open ||= before[place].open));
  }

  leave(pressed) {
    const pressing = Object.assign(document.createElement("input"), { type: "hidden" });
    this.form.append(Object.assign(pressing, { name: "do", value: pressed }));
    this.form.inert = false;
    this.form.submit();
  }
}

customElements.define("written-question", WrittenQuestion);
