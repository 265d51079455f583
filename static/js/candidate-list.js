/* What was found in an article, gone through by keys. The candidate in hand is told to whoever
   listens ("candidate-chosen"); one is asked for by its place in the text ("place-wanted"). The
   keys press the same buttons and links that everybody sees, and do nothing while one types. */

class CandidateList extends HTMLElement {
  chosen = null;
  sent = false;

  // Lifecycle

  connectedCallback() {
    this.tabIndex = -1;
    this.status = this.querySelector("[role=status]");
    this.addEventListener("focusin", ({ target }) => this.choose(target.closest(".candidate")));
    this.addEventListener("click", ({ target }) => this.choose(target.closest(".candidate")));
    this.addEventListener("keydown", (event) => this.press(event));
    this.addEventListener("place-wanted", ({ detail }) => this.find(detail));
    document.addEventListener("submit", (event) => this.send(event));
    addEventListener("pageshow", () => (this.sent = false));
    addEventListener("load", () => setTimeout(() => this.begin()));
    this.choose(this.querySelector("#here"));
  }

  // Actions

  // Where the address leads into the list, the browser has just taken the focus there, or lost it
  begin() {
    if (location.hash !== "#here") return;
    const here = this.querySelector("#here") ?? this;
    (here.querySelector("[autofocus]") ?? this.field(here) ?? here).focus();
  }

  choose(candidate) {
    if (!candidate || candidate === this.chosen) return;
    this.chosen?.removeAttribute("data-chosen");
    this.chosen = candidate;
    candidate.toggleAttribute("data-chosen", true);
    const { start, end } = candidate.dataset;
    const detail = { start: Number(start), end: Number(end) };
    this.dispatchEvent(new CustomEvent("candidate-chosen", { bubbles: true, detail }));
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typing = event.target.matches("input:not([type=checkbox], [type=radio]), textarea, select");
    if (event.key === "Escape") this.follow(event, this.chosen?.querySelector("[data-away]"));
    else if (typing) return;
    else if (event.key === "j" || event.key === "k") this.step(event, event.key === "j" ? 1 : -1);
    else if (event.key === "n") this.need(event);
    else if (event.key === "u") this.follow(event, document.querySelector(".notice button"));
    else if (/^[aehr/]$/.test(event.key)) this.follow(event, this.button(event.key));
  }

  step(event, by) {
    const place = this.candidates.indexOf(this.chosen) + by;
    if (this.candidates[place]) this.show(event, this.candidates[place]);
  }

  need(event) {
    const later = this.candidates.slice(this.candidates.indexOf(this.chosen) + 1);
    const next = later.find((one) => one.dataset.state === "needs");
    if (next) this.show(event, next);
    else this.follow(event, document.querySelector("header [data-key=n]"));
  }

  // Of several that the same words tell, the one after the one in hand
  find(place) {
    const told = this.candidates.filter(
      ({ dataset }) => Number(dataset.start) <= place && place < Number(dataset.end),
    );
    const next = told[(told.indexOf(this.chosen) + 1) % told.length];
    if (next) this.show(null, next);
  }

  // A second press would be about a page that is no more
  send(event) {
    if (this.sent) event.preventDefault();
    this.sent = true;
  }

  // Private

  get candidates() {
    return [...this.querySelectorAll(".candidate")];
  }

  // Where one begins to type in what is open
  field(candidate) {
    return candidate.querySelector("form :is(textarea, [type=search], [type=radio])");
  }

  button(key) {
    return this.chosen?.querySelector(`[data-key="${key}"]`);
  }

  follow(event, target) {
    if (!target) return;
    event.preventDefault();
    target.click();
  }

  show(event, candidate) {
    event?.preventDefault();
    candidate.focus({ preventScroll: true });
    this.choose(candidate);
    candidate.scrollIntoView({ block: "nearest" });
    const words = {
      number: this.candidates.indexOf(candidate) + 1,
      count: this.candidates.length,
      statement: candidate.querySelector("h3")?.textContent ?? "",
    };
    this.status.textContent = this.dataset.told.replace(/\{(\w+)\}/g, (_, name) => words[name]);
  }
}

customElements.define("candidate-list", CandidateList);
