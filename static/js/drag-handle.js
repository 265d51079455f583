/* A button to drag something by, with mouse, finger or pen. It tells how far it has been dragged
   ("handle-dragged"), that it was let go ("handle-released"), or that Escape or the browser ended
   the drag ("handle-lost"). A press without dragging stays the click it is. */

const SLIP = 5; // pixels that a pointer may move and still have pressed, not dragged
const EDGE = 64; // pixels from the edge of the window at which dragging scrolls the page
const SCROLL = 12;

class DragHandle extends HTMLElement {
  from = null; // where on the page it was taken
  dragged = false;

  connectedCallback() {
    this.button = this.querySelector("button");
    this.addEventListener("pointerdown", (event) => this.take(event));
    this.addEventListener("pointermove", (event) => this.drag(event));
    this.addEventListener("pointerup", () => this.end("handle-released"));
    this.addEventListener("pointercancel", () => this.end("handle-lost"));
    this.addEventListener("keydown", (event) => event.key === "Escape" && this.stop("handle-lost"));
    this.addEventListener("click", (event) => this.dragged && event.stopPropagation());
  }

  // Actions

  take(event) {
    if (event.button) return;
    this.button.setPointerCapture(event.pointerId);
    this.from = event.pageY;
  }

  drag(event) {
    if (this.from === null) return;
    const far = event.pageY - this.from;
    if (!this.dragged && Math.abs(far) < SLIP) return;
    this.dragged = true;
    if (event.clientY < EDGE) window.scrollBy(0, -SCROLL);
    if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, SCROLL);
    this.tell("handle-dragged", far);
  }

  end(how) {
    this.stop(how);
    setTimeout(() => (this.dragged = false)); // the click that ends a drag comes before this
  }

  stop(how) {
    if (this.from !== null && this.dragged) this.tell(how);
    this.from = null;
  }

  // Private

  tell(name, far) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { far } }));
  }
}

customElements.define("drag-handle", DragHandle);
