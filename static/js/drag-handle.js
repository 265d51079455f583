/* A button to move its list item by: with mouse, finger or pen, which the item follows, or while it
   is pressed with arrow keys. It tells that it is being dragged ("handle-dragged"), that the item
   passes the one above or below ("handle-passed"), that it was let go ("handle-released"), or that
   Escape or the browser ended it ("handle-lost"). A press without dragging stays the click it is. */

const SLIP = 5; // pixels that a pointer may move and still have pressed, not dragged
const EDGE = 64; // pixels from the edge of the window at which dragging scrolls the page
const SCROLL = 12;

class DragHandle extends HTMLElement {
  from = null; // where on the page it was taken
  dragged = false;

  // Once: it is connected anew whenever its item is moved
  constructor() {
    super();
    this.addEventListener("pointerdown", (event) => this.take(event));
    this.addEventListener("pointermove", (event) => this.drag(event));
    this.addEventListener("pointerup", () => this.end("handle-released"));
    this.addEventListener("pointercancel", () => this.end("handle-lost"));
    this.addEventListener("keydown", (event) => this.press(event));
    this.addEventListener("click", (event) => this.dragged && event.stopPropagation());
  }

  // Actions

  take(event) {
    if (event.button) return;
    event.target.closest("button").setPointerCapture(event.pointerId);
    this.item = this.closest("li");
    this.from = event.pageY;
    this.top = this.item.offsetTop;
  }

  drag(event) {
    if (this.from === null) return;
    const far = event.pageY - this.from;
    if (!this.dragged && Math.abs(far) < SLIP) return;
    this.dragged = true;
    if (event.clientY < EDGE) window.scrollBy(0, -SCROLL);
    if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, SCROLL);
    this.tell("handle-dragged");
    this.follow(this.top + far);
  }

  press(event) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.target.ariaPressed !== "true" || !(by || event.key === "Escape")) return;
    event.preventDefault();
    if (!by) this.from = null; // a drag that goes on goes nowhere
    this.tell(by ? "handle-passed" : "handle-lost", by);
  }

  end(how) {
    if (this.from !== null && this.dragged) this.tell(how);
    this.from = null;
    setTimeout(() => (this.dragged = false)); // the click that ends a drag comes before this
  }

  // Private

  follow(top) {
    const { item } = this;
    const middle = top + item.offsetHeight / 2;
    const passed = (other, by) => by * (middle - other.offsetTop - other.offsetHeight / 2) > 0;
    for (const [sibling, by] of [["previousElementSibling", -1], ["nextElementSibling", 1]]) {
      while (item[sibling] && passed(item[sibling], by)) this.tell("handle-passed", by);
    }
    item.style.translate = `0 ${top - item.offsetTop}px`;
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}

customElements.define("drag-handle", DragHandle);
