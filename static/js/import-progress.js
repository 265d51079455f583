/* How far texts are that are being read: looked up anew until there is no more news. What the page
   says is taken from the page itself, so nothing is said twice. */

class ImportProgress extends HTMLElement {
  static wait = 1000; // milliseconds

  // Lifecycle

  connectedCallback() {
    this.await();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  // Private

  await() {
    if ("busy" in this.dataset) this.timer = setTimeout(() => this.look(), ImportProgress.wait);
  }

  async look() {
    try {
      const response = await fetch(location.href);
      if (response.redirected) return location.replace(response.url);
      if (response.ok) this.take(await response.text());
    } catch {
      // Offline for a moment: the work goes on, and so does the looking.
    }
    this.await();
  }

  take(text) {
    const page = new DOMParser().parseFromString(text, "text/html");
    const news = page.querySelector("import-progress");
    if (news?.dataset.state !== this.dataset.state) return location.reload();
    if (!("busy" in news.dataset)) delete this.dataset.busy;
    if (news.innerHTML === this.innerHTML) return;
    const place = [...this.querySelectorAll("a")].indexOf(document.activeElement);
    this.replaceChildren(...news.childNodes);
    if (place >= 0) this.querySelectorAll("a")[place]?.focus();
  }
}

customElements.define("import-progress", ImportProgress);
