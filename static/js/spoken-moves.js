/* Puts into words what happens to the cards inside: aloud in its live region, and on the card that
   is in hand. The sentences stand in its data attributes, so that they are translated with the page,
   and so do the names of the places, one a line. */

class SpokenMoves extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    this.status = this.querySelector("[role=status]");
    this.addEventListener("choice-told", (event) => this.speak(event.detail));
  }

  // Actions

  speak({ what, card, before, now }) {
    const places = this.dataset.places.trim().split("\n");
    const words = {
      card: card.querySelector(".statement").textContent,
      now: places[this.place(card, now)],
      was: places[this.place(card, before)],
      count: places.length,
    };
    const [is, was] = [now, before].map((state) => this.beside(card, state));
    const bracket = is === was ? "" : this.dataset[is ? "among" : "alone"];
    const sentence = `${this.dataset[what]} ${bracket}`
      .trim()
      .replace(/\{(\w+)\}/g, (_, name) => words[name]);
    if (this.status.textContent !== sentence) this.status.textContent = sentence;
    this.querySelector(".state")?.remove();
    if (card.hasAttribute("data-held")) this.show(card, sentence);
  }

  // Private

  // A card is told by its first of those it is side by side with
  place(card, state) {
    let place = state.findIndex(([one]) => one === card);
    while (state[place][1]) place--;
    return place;
  }

  beside(card, state) {
    const place = state.findIndex(([one]) => one === card);
    return state[place][1] || state[place + 1]?.[1] === true;
  }

  show(card, sentence) {
    const state = document.createElement("p");
    state.className = "state";
    state.ariaHidden = true;
    state.textContent = sentence;
    card.querySelector(".leaf").append(state);
  }
}

customElements.define("spoken-moves", SpokenMoves);
