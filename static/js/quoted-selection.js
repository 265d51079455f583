/* An article of which words can be selected: a link then leads to the form that makes an event of
   them. Places are counted in code points, as the server counts them; JavaScript counts others. */

class QuotedSelection extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    this.offer = this.querySelector(".selected");
    this.link = this.offer.querySelector("a");
    document.addEventListener("selectionchange", () => this.look());
    // A press on the link would end the selection before it is followed
    this.offer.addEventListener("mousedown", (event) => event.preventDefault());
  }

  // Actions

  look() {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const place = range && this.place(range);
    this.offer.hidden = !place;
    if (!place) return;
    const address = new URL(this.dataset.address, location);
    address.searchParams.set("start", place.start);
    address.searchParams.set("end", place.end);
    address.hash = "here";
    this.link.href = address;
  }

  // Private

  place(range) {
    const lines = [...this.querySelectorAll(".prose")].filter((line) => range.intersectsNode(line));
    if (!lines.length) return null;
    const [first, last] = [lines[0], lines.at(-1)];
    const start = first.contains(range.startContainer)
      ? this.before(first, range.startContainer, range.startOffset)
      : Number(first.dataset.start);
    const end = last.contains(range.endContainer)
      ? this.before(last, range.endContainer, range.endOffset)
      : Number(last.dataset.start) + this.length(last.textContent);
    return start < end ? { start, end } : null;
  }

  before(line, node, offset) {
    const passed = document.createRange();
    passed.setStart(line, 0);
    passed.setEnd(node, offset);
    return Number(line.dataset.start) + this.length(passed.toString());
  }

  length(text) {
    return [...text].length;
  }
}

customElements.define("quoted-selection", QuotedSelection);
