/* A button to take its list item by: with mouse, finger or pen, which the item follows, or with a
   press, and then with keys. It tells that it is taken ("handle-taken"), that the item passes so many
   above or below ("handle-passed", which can be refused), that it was let go ("handle-released"), or
   that it is to go back ("handle-lost"): Escape, another window or the browser ended it. */

const SLIP = 5; // pixels that a pointer may move and still have pressed, not dragged
const HOLD = 3; // pixels beyond the half way at which two items change places
const EDGE = 72; // pixels from the edge of the window at which dragging scrolls the page
const SPEED = 0.9; // pixels a millisecond, at the very edge
const KEYS = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };

class DragHandle extends HTMLElement {
  held = false;
  pointer = null; // which of several it follows
  dragged = false; // and no mere press

  // Once: it is connected anew whenever its item is moved
  constructor() {
    super();
    this.addEventListener("pointerdown", (event) => this.take(event));
    this.addEventListener("pointermove", (event) => this.drag(event));
    this.addEventListener("pointerup", (event) => this.leave(event, "handle-released"));
    this.addEventListener("pointercancel", (event) => this.leave(event, "handle-lost"));
    this.addEventListener("keydown", (event) => this.press(event));
    this.addEventListener("contextmenu", (event) => this.pointer !== null && event.preventDefault());
    this.addEventListener("click", (event) => this.click(event));
    this.addEventListener("focusout", () => document.hasFocus() && this.end("handle-released"));
    window.addEventListener("blur", () => this.pointer !== null && this.end("handle-lost"));
  }

  // Actions

  take(event) {
    if (event.button || !event.isPrimary) return;
    const button = this.querySelector("button");
    button.setPointerCapture(event.pointerId);
    button.focus({ preventScroll: true }); // not every browser does
    this.pointer = event.pointerId;
    this.dragged = false;
    this.item = this.closest("li");
    this.start = this.at = event.clientY;
    this.from = event.clientY + window.scrollY;
    this.top = this.leafTop(this.item);
  }

  drag(event) {
    if (event.pointerId !== this.pointer) return;
    this.at = event.clientY;
    if (!this.dragged) this.begin();
    if (this.dragged) this.follow();
  }

  leave(event, how) {
    if (event.pointerId !== this.pointer) return;
    if (this.dragged) this.end(how);
    this.letGo();
  }

  // A click that ends a drag is none; one by a key has no number
  click({ detail }) {
    if (detail && this.dragged) return;
    if (this.held) this.end("handle-released");
    else this.hold();
  }

  press(event) {
    const back = event.key === "Escape" || ((event.ctrlKey || event.metaKey) && event.key === "z");
    const by = this.pointer === null ? KEYS[event.key] : 0;
    if (!this.held || !(back || by)) return;
    event.preventDefault();
    if (back) this.end("handle-lost");
    else this.tell("handle-passed", by);
    this.closest("li").scrollIntoView({ block: "nearest" });
  }

  // Private

  hold() {
    this.show(true);
    this.tell("handle-taken");
  }

  begin() {
    if (Math.abs(this.at + window.scrollY - this.from) < SLIP) return;
    this.dragged = true;
    if (!this.held) this.hold();
    this.before = performance.now();
    this.frame = requestAnimationFrame((now) => this.scroll(now));
  }

  // On, while the pointer is near an edge that it went towards and the list goes on beyond it
  scroll(now) {
    const { top, bottom } = this.item.parentElement.getBoundingClientRect();
    const up = this.at < this.start && top < 0 ? EDGE - this.at : 0;
    const down = this.at > this.start && bottom > innerHeight ? this.at - innerHeight + EDGE : 0;
    const speed = (Math.min(Math.max(down, 0), EDGE) - Math.min(Math.max(up, 0), EDGE)) / EDGE;
    window.scrollBy({ top: speed * SPEED * (now - this.before), behavior: "instant" });
    this.before = now;
    this.follow();
    this.frame = requestAnimationFrame((next) => this.scroll(next));
  }

  follow() {
    const { item } = this;
    const lowest = item.parentElement.offsetHeight - this.parentElement.offsetHeight;
    const top = Math.min(Math.max(this.top + this.at + window.scrollY - this.from, 0), lowest);
    const far = () => top - this.leafTop(item); // from its place, which changes with every pass
    const end = (one) => one.offsetTop + one.offsetHeight;
    const up = (other) => -far() > (this.leafTop(item) - this.leafTop(other)) / 2 + HOLD;
    const down = (other) => far() > (end(other) - end(item)) / 2 + HOLD;
    for (const [next, passed, by] of [["previousElementSibling", up, -1], ["nextElementSibling", down, 1]]) {
      while (item[next] && passed(item[next]) && this.tell("handle-passed", by));
    }
    item.style.setProperty("--dragged", `${far()}px`);
  }

  // What follows the pointer is not all of an item: there may be a line above it
  leafTop(item) {
    return item.offsetTop + (item.querySelector(".leaf")?.offsetTop ?? 0);
  }

  end(how) {
    if (!this.held) return;
    this.letGo();
    this.show(false);
    this.tell(how);
  }

  letGo() {
    this.pointer = null;
    cancelAnimationFrame(this.frame);
    this.item?.style.removeProperty("--dragged");
  }

  show(held) {
    this.held = held;
    this.closest("li").toggleAttribute("data-held", held);
    this.querySelector("button").ariaPressed = held;
  }

  // Whether nobody refused
  tell(name, detail) {
    return this.dispatchEvent(new CustomEvent(name, { bubbles: true, cancelable: true, detail }));
  }
}

customElements.define("drag-handle", DragHandle);
