/* Files dropped anywhere on the page go into the file input; those chosen are listed, and what is
   too large or too many is said before anything is sent. */

class FileDrop extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    this.input = this.querySelector("input[type=file]");
    this.list = this.querySelector(".chosen");
    this.input.addEventListener("change", () => this.show());
    this.listeners = {
      dragover: (event) => this.over(event),
      dragleave: (event) => event.relatedTarget || this.mark(false),
      drop: (event) => this.drop(event),
    };
    for (const [name, listener] of Object.entries(this.listeners)) {
      document.addEventListener(name, listener);
    }
    this.show();
  }

  disconnectedCallback() {
    for (const [name, listener] of Object.entries(this.listeners)) {
      document.removeEventListener(name, listener);
    }
  }

  // Actions

  over(event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    this.mark(true);
  }

  drop(event) {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    this.mark(false);
    const all = new DataTransfer();
    for (const file of [...this.input.files, ...event.dataTransfer.files]) all.items.add(file);
    this.input.files = all.files;
    this.show();
  }

  // Private

  mark(over) {
    this.toggleAttribute("data-over", over);
  }

  show() {
    const files = [...this.input.files];
    const { most, largest, tooMany, tooLarge } = this.dataset;
    const lines = files.map((file) => `${file.name} (${this.size(file.size)})`);
    for (const file of files.filter((one) => one.size > Number(largest))) {
      lines.push(tooLarge.replace("{name}", file.name).replace("{most}", Number(largest) / 1e6));
    }
    if (files.length > Number(most)) {
      lines.push(tooMany.replace("{count}", files.length).replace("{most}", most));
    }
    this.list.replaceChildren(
      ...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })),
    );
  }

  size(bytes) {
    return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  }
}

customElements.define("file-drop", FileDrop);
