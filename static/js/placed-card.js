/* A card to set into a line: by dragging, by keys, or by pressing a gap. Each gap is a radio button,
   which is all that the server reads; the card stands below the one that is chosen, and above the
   line as long as none is. Once in the line it does not leave it. */

class PlacedCard extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    for (const card of this.querySelectorAll("template")) card.replaceWith(card.content);
    this.list = this.querySelector("ol");
    this.card = this.querySelector(".card");
    this.gaps = [...this.querySelectorAll("input")];
    this.undo = this.querySelector("undo-moves");
    this.renew();
    this.closest("form").addEventListener("answer-shown", () => this.renew());
    this.list.addEventListener("change", (event) => this.press(event));
    this.list.addEventListener("handle-taken", () => this.take());
    this.list.addEventListener("handle-passed", (event) => this.carry(event));
    this.list.addEventListener("handle-released", () => this.setDown());
    this.list.addEventListener("handle-lost", () => this.putBack());
    this.undo.addEventListener("state-wanted", (event) => this.goTo(event.detail));
  }

  // Actions

  // To the gap that is chosen, whoever chose it
  renew() {
    this.put(this.gaps.findIndex((gap) => gap.checked) + 1);
    this.before = this.state;
  }

  press(event) {
    event.stopPropagation(); // the form is told once the move is kept
    const before = this.before;
    this.renew();
    this.keep(before);
  }

  take() {
    this.before = this.state;
    this.tell("grabbed");
  }

  carry(event) {
    const was = this.place(this.before);
    const first = was > 0 || event.detail < -1 ? 1 : 0;
    const place = Math.min(Math.max(this.place() + event.detail, first), this.gaps.length);
    if (place === this.place()) event.preventDefault();
    this.put(place);
    this.tell(event.defaultPrevented ? "edge" : "moved");
  }

  setDown() {
    this.tell("dropped");
    this.keep(this.before);
  }

  goTo({ state, what }) {
    this.put(this.place(state));
    this.tell(what);
    this.before = this.state;
  }

  putBack() {
    this.put(this.place(this.before));
    this.tell("returned");
  }

  // Private

  // The card among the gaps, in the form in which moves are told
  get state() {
    return Array.from(this.list.children, (one) => [one, false]);
  }

  // How many gaps are above the card: none before it is in the line
  place(state = this.state) {
    return state.findIndex(([one]) => one === this.card);
  }

  // Whichever has no focus is moved
  put(place) {
    const others = [...this.list.children].filter((one) => one !== this.card);
    if (this.card.matches(":focus-within")) {
      this.card.before(...others.slice(0, place));
      this.card.after(...others.slice(place));
    } else {
      this.list.insertBefore(this.card, others[place] ?? null);
    }
    this.card.toggleAttribute("data-placed", place > 0);
    this.gaps.forEach((gap, index) => (gap.checked = index === place - 1));
  }

  // Set in for the first time there is nothing to go back to: it does not leave the line
  keep(before) {
    const was = this.place(before);
    const detail = { before, now: this.state, card: this.card };
    if (was > 0) this.undo.dispatchEvent(new CustomEvent("state-left", { detail }));
    else if (this.place() > 0) this.closest("form").dispatchEvent(new Event("change", { bubbles: true }));
    this.before = this.state;
  }

  tell(what) {
    const detail = { what, card: this.card, before: this.before, now: this.state };
    this.dispatchEvent(new CustomEvent("choice-told", { bubbles: true, detail }));
  }
}

customElements.define("placed-card", PlacedCard);
