/* A clock that counts down what the server said is left, by a clock that nobody can set. At the end
   it sends what is on the page, waits until no answer can be on its way, and asks the server. */

class TimeLeft extends HTMLElement {
  static kept = "time-left-hidden";
  static near = 24 * 3600; // seconds; until then the day says more than a clock

  // Lifecycle

  connectedCallback() {
    this.append(...this.querySelector("template").content.children);
    this.clock = this.querySelector("[role=timer]");
    this.status = this.querySelector("[role=status]");
    this.button = this.querySelector("button");
    this.end = performance.now() + 1000 * this.dataset.seconds;
    this.button.addEventListener("click", () => this.hide(!this.clock.hidden));
    this.hide(this.remembered());
    this.left = Number(this.dataset.seconds);
    this.ticking = setInterval(() => this.tick(), 250);
    this.tick();
    // Brought back as it was left, the page knows nothing of the time between.
    addEventListener("pageshow", (event) => event.persisted && location.reload());
  }

  disconnectedCallback() {
    clearInterval(this.ticking);
  }

  // Actions

  tick() {
    const before = this.left;
    this.left = Math.max(0, Math.ceil((this.end - performance.now()) / 1000));
    this.clock.textContent = this.words(this.left);
    this.toggleAttribute("data-far", this.left > TimeLeft.near);
    if (before > 300 && this.left <= 300) this.status.textContent = this.dataset.five;
    if (before > 60 && this.left <= 60) this.status.textContent = this.dataset.one;
    if (this.left === 0) this.finish();
  }

  hide(hidden) {
    this.clock.hidden = hidden;
    this.button.textContent = hidden ? this.button.dataset.show : this.button.dataset.hide;
    try {
      localStorage.setItem(TimeLeft.kept, hidden ? "yes" : "");
    } catch {
      // Nothing can be kept in this browser: it shows again with the next page.
    }
  }

  async finish() {
    clearInterval(this.ticking);
    this.clock.hidden = true;
    this.button.hidden = true;
    this.querySelector("p").textContent = this.dataset.over;
    this.status.textContent = this.dataset.over;
    const form = document.querySelector("form.question");
    const answer = form && new URLSearchParams(new FormData(form));
    for (const control of form?.elements ?? []) control.disabled = true;
    // Where nothing is answered on the page, or the network is gone, what is saved counts.
    if (form) await fetch(form.action, { method: "POST", body: answer, redirect: "manual" }).catch(() => {});
    setTimeout(() => location.assign(this.dataset.then), 1000 * (Number(this.dataset.grace) + 1));
  }

  // Private

  remembered() {
    try {
      return localStorage.getItem(TimeLeft.kept) === "yes";
    } catch {
      return false;
    }
  }

  // Hours only where there are any: 1:05:09, 12:00
  words(seconds) {
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    const two = (number) => String(number).padStart(2, "0");
    const parts = hours ? [hours, two(minutes)] : [minutes];
    return [...parts, two(seconds % 60)].join(":");
  }
}

customElements.define("time-left", TimeLeft);
