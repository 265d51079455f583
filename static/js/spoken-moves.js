/* Puts into words what happens to the cards inside: aloud in its live region, and on the card that
   is in hand. The sentences stand in its data attributes, so that they are translated with the page. */

class SpokenMoves extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    this.status = this.querySelector("[role=status]");
    this.addEventListener("choice-told", (event) => this.speak(event.detail));
  }

  // Actions

  speak({ what, card, now, was }) {
    const ordinals = this.dataset.ordinals.trim().split(" ");
    const words = {
      card: card.querySelector(".statement").textContent,
      now: ordinals[now],
      was: ordinals[was],
      count: ordinals.length,
    };
    const sentence = this.dataset[what].replace(/\{(\w+)\}/g, (_, name) => words[name]);
    if (this.status.textContent !== sentence) this.status.textContent = sentence;
    this.querySelector(".state")?.remove();
    if (card.hasAttribute("data-held")) this.show(card, sentence);
  }

  // Private

  show(card, sentence) {
    const state = document.createElement("p");
    state.className = "state";
    state.ariaHidden = true;
    state.textContent = sentence;
    card.querySelector(".leaf").append(state);
  }
}

customElements.define("spoken-moves", SpokenMoves);
