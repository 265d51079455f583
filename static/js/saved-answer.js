/* Says how far what stands on the page of a question is saved. After each change it hands the state
   of the form to what sends it ("answer-left"), with the number of the revision: the page counts on
   from the one it had seen. Where the server keeps a newer one, that is shown instead, and the form
   told so ("answer-shown"). */

class SavedAnswer extends HTMLElement {
  static apart = ["csrf_token", "revision", "change", "page-name"]; // fields that are no part of an answer

  // Lifecycle

  connectedCallback() {
    this.words = this.querySelector("span");
    this.queue = this.querySelector("waiting-answers");
    if (this.dataset.at) this.tell("saved", { time: this.clock(this.dataset.at) });
    if (this.dataset.position) this.begin();
    this.addEventListener("answer-found", (event) => this.bringBack(event.detail));
    this.addEventListener("answer-taken", (event) => this.take(event.detail));
    this.addEventListener("answer-waits", ({ detail: { why, count } }) => this.tell(why, { count }));
    // Brought back as it was left, the page knows nothing of the time between.
    addEventListener("pageshow", (event) => event.persisted && location.reload());
  }

  begin() {
    this.form = document.querySelector("form.question");
    this.seen = this.number = Number(this.form.elements.revision.value);
    this.body = this.typed;
    for (const name of ["change", "input"]) {
      this.form.addEventListener(name, ({ target }) => this.change(target.name));
    }
  }

  // Actions

  // How sure one is says nothing before there is an answer.
  change(field) {
    if (this.body === this.typed || (field === "sure" && !this.given)) return;
    this.body = this.typed;
    this.count(this.number + 1);
    this.tell("saving");
    this.leave();
  }

  leave() {
    const page = this.form.elements["page-name"].value;
    const { seen, number, body } = this;
    this.left = { page, seen, number, body };
    this.queue.dispatchEvent(new CustomEvent("answer-left", { detail: this.left }));
  }

  bringBack(state) {
    const fields = new URLSearchParams(state.body);
    const names = [...new Set(fields.keys())];
    this.put(Object.fromEntries(names.map((name) => [name, fields.getAll(name)])));
    this.left = state;
    this.tell("saving");
  }

  take({ position, state, reply, others }) {
    if (position === this.dataset.position) this.settle(state, reply);
    else if (reply.elsewhere) this.tell("other", { position });
    else if (reply.saved && !others) this.tell("saved", { time: this.time(reply) });
  }

  settle(state, reply) {
    if (reply.problem) {
      this.tell("refused", { problem: reply.problem });
      return;
    }
    this.seen = reply.revision;
    this.count(Math.max(this.number, this.seen));
    if (!reply.saved) {
      this.queue.dispatchEvent(new Event("answer-dropped"));
      this.put(reply.answer);
      this.count(this.seen);
      this.tell(reply.elsewhere ? "elsewhere" : "saved", { time: "" });
    } else if (state === this.left) {
      this.tell("saved", { time: this.time(reply) });
    } else {
      // Changed since: what follows has seen what is saved now.
      this.count(Math.max(this.number, this.seen + 1));
      this.leave();
    }
  }

  // Private

  get given() {
    return this.form.elements.moved?.value || this.form.querySelector("[name=choice]:checked");
  }

  get typed() {
    const fields = new FormData(this.form);
    for (const name of SavedAnswer.apart) fields.delete(name);
    return new URLSearchParams(fields).toString();
  }

  put(answer) {
    for (const control of this.form.elements) {
      const values = answer[control.name] ?? [];
      if (control.matches("[type=radio], [type=checkbox]")) {
        control.checked = values.includes(control.value);
      } else if (control.matches("select, [name=moved]")) {
        control.value = values[0] ?? control.value;
      }
    }
    this.form.dispatchEvent(new Event("answer-shown"));
    this.body = this.typed;
  }

  // Sent by its button, the form is one change more.
  count(number) {
    this.number = number;
    this.form.elements.revision.value = this.seen;
    this.form.elements.change.value = number - this.seen + 1;
  }

  tell(state, { time, count, position, problem } = {}) {
    const words = this.dataset[count > 1 ? `${state}Many` : state] ?? this.dataset[state];
    const values = { time, count, position, problem };
    this.dataset.state = state;
    this.words.textContent = words.replace(/\{(\w+)\}/g, (_, name) => values[name]).trim();
  }

  time({ clock, at }) {
    return clock ?? this.clock(at);
  }

  clock(moment) {
    const options = { hour: "2-digit", minute: "2-digit" };
    return new Date(moment).toLocaleTimeString(document.documentElement.lang, options);
  }
}

customElements.define("saved-answer", SavedAnswer);
