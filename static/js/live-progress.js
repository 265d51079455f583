/* Where each student of a class is, looked up anew every few seconds while somebody looks. */

class LiveProgress extends HTMLElement {
  static wait = 4000; // milliseconds

  // Lifecycle

  connectedCallback() {
    if (!("lasts" in this.dataset)) return;
    this.back = () => this.look();
    document.addEventListener("visibilitychange", this.back);
    this.await();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.back);
    clearTimeout(this.timer);
  }

  // Private

  await() {
    clearTimeout(this.timer);
    if (!document.hidden) this.timer = setTimeout(() => this.look(), LiveProgress.wait);
  }

  async look() {
    if (document.hidden) return;
    try {
      const answer = await fetch(this.dataset.address);
      if (answer.ok && !answer.redirected) this.take(await answer.json());
    } catch {
      // Offline for a moment: the looking goes on.
    }
    this.await();
  }

  take({ summary, students }) {
    this.querySelector("[data-summary]").textContent = summary;
    for (const [id, told] of Object.entries(students)) {
      const row = this.querySelector(`[data-student="${id}"]`);
      if (!row) return location.reload(); // somebody has joined
      row.dataset.state = told.state;
      for (const cell of row.querySelectorAll("[data-cell]")) {
        const words = told[cell.dataset.cell];
        if (cell.textContent !== words) cell.textContent = words;
      }
    }
  }
}

customElements.define("live-progress", LiveProgress);
