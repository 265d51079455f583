/* An article and the list of what was found in it, in step: the words of the candidate in hand are
   marked in the text and brought into sight, and a click on such words asks the list for theirs. */

class ReadAlong extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    this.text = this.querySelector(".source-text");
    this.list = this.querySelector("candidate-list");
    this.addEventListener("candidate-chosen", ({ detail }) => this.follow(detail));
    this.text.addEventListener("click", (event) => this.lead(event));
    const { start, end } = this.list.chosen?.dataset ?? {};
    if (start) this.follow({ start: Number(start), end: Number(end) });
  }

  // Actions

  follow({ start, end }) {
    for (const piece of this.text.querySelectorAll("[data-chosen]")) {
      piece.removeAttribute("data-chosen");
    }
    const quoted = this.pieces.filter(
      ({ dataset }) => start <= Number(dataset.start) && Number(dataset.start) < end,
    );
    for (const piece of quoted) piece.toggleAttribute("data-chosen", true);
    if (quoted.length) this.bring(quoted[0]);
  }

  lead({ target }) {
    const piece = target.closest(".told");
    if (!piece || !getSelection().isCollapsed) return;
    const detail = Number(piece.dataset.start);
    this.list.dispatchEvent(new CustomEvent("place-wanted", { detail }));
  }

  // Private

  get pieces() {
    return [...this.text.querySelectorAll("span[data-start]")];
  }

  // Only where the text scrolls by itself: on a phone the list stays in sight
  bring(piece) {
    const [text, place] = [this.text, piece.getBoundingClientRect()];
    if (text.scrollHeight <= text.clientHeight) return;
    const top = place.top - text.getBoundingClientRect().top;
    if (top < 0 || top + place.height > text.clientHeight) {
      text.scrollTo({ top: text.scrollTop + top - text.clientHeight / 3 });
    }
  }
}

customElements.define("read-along", ReadAlong);
