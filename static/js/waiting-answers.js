/* Answers that are not saved yet. They wait in the browser, by attempt and position, and any page of
   the attempt sends them: one request at a time, at most every 400 ms, of each position the last
   state ("answer-left", "answer-dropped"). It tells what it found waiting for the question on the page
   ("answer-found"), what the server said ("answer-taken"), and why one waits on ("answer-waits"). */

class WaitingAnswers extends HTMLElement {
  static pause = 400; // milliseconds from one request to the next
  static patience = 8000; // for a reply
  static longest = 30_000; // from one try to the next

  states = new Map(); // by position
  failures = 0;
  free = 0; // when the next may be sent

  // Lifecycle

  connectedCallback() {
    this.recall();
    const found = this.states.get(this.dataset.position);
    if (found) this.tell("answer-found", found);
    this.addEventListener("answer-left", (event) => this.keep(event.detail));
    this.addEventListener("answer-dropped", () => this.drop(this.dataset.position));
    addEventListener("online", () => this.send());
    addEventListener("offline", () => this.states.size && this.wait("offline"));
    addEventListener("submit", () => (this.submitted = true));
    addEventListener("pagehide", () => this.leave());
    this.send();
  }

  // Actions

  keep(state) {
    this.states.set(this.dataset.position, state);
    this.remember(this.dataset.position, state);
    if (!this.sending) this.plan(this.free - performance.now());
  }

  drop(position, state = this.states.get(position)) {
    if (this.states.get(position) === state) this.states.delete(position);
    this.forget(position, state);
  }

  async send() {
    clearTimeout(this.timer);
    const own = this.states.get(this.dataset.position);
    const [position, state] = own ? [this.dataset.position, own] : ([...this.states][0] ?? []);
    if (this.sending || !state) return;
    this.sending = true;
    this.free = performance.now() + WaitingAnswers.pause;
    const signal = AbortSignal.timeout(WaitingAnswers.patience);
    const { status, reply } = await this.post(position, state, { signal }).catch(() => ({}));
    this.sending = false;
    const failed = !status || status >= 500 || status === 429;
    this.failures = failed ? this.failures + 1 : 0;
    if (failed) this.wait(status ? "trying" : "offline");
    else if (!reply || status === 400) this.close();
    else this.take(position, state, reply);
    const next = failed ? 500 * 2 ** this.failures : this.free - performance.now();
    if (this.states.size) this.plan(Math.min(next, WaitingAnswers.longest));
  }

  take(position, state, reply) {
    this.drop(position, state);
    this.tell("answer-taken", { position, state, reply, others: this.states.size });
  }

  // The page is too old, or not this person's any more: what waits is sent from a new one.
  close() {
    this.states.clear();
    this.wait("closed");
  }

  leave() {
    const state = this.states.get(this.dataset.position);
    if (!state || this.submitted) return;
    this.post(this.dataset.position, state, { keepalive: true }).catch(() => {});
  }

  // Private

  async post(position, { page, seen, number, body }, options) {
    const response = await fetch(`${this.dataset.items}/${position}/draft`, {
      method: "POST",
      body: new URLSearchParams(`${body}&revision=${seen}&change=${number - seen}&page-name=${page}`),
      headers: { "X-CSRFToken": this.dataset.token },
      ...options,
    });
    const told = response.headers.get("Content-Type") === "application/json";
    return { status: response.status, reply: told ? await response.json() : null };
  }

  plan(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), Math.max(0, milliseconds));
  }

  wait(why) {
    this.tell("answer-waits", { why, count: this.states.size });
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }

  // Where nothing can be kept in a browser, answers wait in the page alone.

  get stem() {
    return `answer ${this.dataset.items} `;
  }

  recall() {
    try {
      for (const [key, kept] of Object.entries(localStorage)) {
        const position = key.startsWith(this.stem) && key.slice(this.stem.length);
        if (position) this.states.set(position, JSON.parse(kept));
      }
    } catch {}
  }

  remember(position, state) {
    try {
      localStorage.setItem(this.stem + position, JSON.stringify(state));
    } catch {}
  }

  forget(position, state) {
    try {
      const key = this.stem + position;
      if (localStorage.getItem(key) === JSON.stringify(state)) localStorage.removeItem(key);
    } catch {}
  }
}

customElements.define("waiting-answers", WaitingAnswers);
