// Lists what Python files of the reader's use of requests (see porting/finder.py), in the place of
// the button that the reader pressed for it. The files go to the worker, and nowhere else.
const PASTED = "pasted.py";

const site = new URL("../../", import.meta.url);

class Finder {
  constructor(opener, python, element, loading) {
    Object.assign(this, { python, element, loading, files: {} });
    this.code = element("textarea", { rows: 8, spellcheck: false });
    this.code.setAttribute("aria-label", "Python code that uses requests");
    this.chosen = element("input", { type: "file", multiple: true, accept: ".py" });
    this.chosen.setAttribute("aria-label", "Python files that use requests");
    this.finds = element("button", { type: "button", textContent: "Find" });
    this.finds.className = "md-button run__button";
    this.status = element("span", { className: "run__status" });
    this.status.setAttribute("role", "status");
    this.results = element("div", { className: "find__results", hidden: true, tabIndex: 0 });
    this.results.setAttribute("role", "region");
    this.results.setAttribute("aria-label", "What to change");
    const bar = element("div", { className: "run__bar" }, this.finds, this.chosen, this.status);
    const finder = element("div", { className: "run find" }, this.code, bar, this.results);
    opener.replaceWith(finder);
    this.code.focus();

    this.finds.addEventListener("click", () => this.find());
    this.chosen.addEventListener("change", () => this.take(this.chosen.files));
    finder.addEventListener("dragover", (event) => event.preventDefault());
    finder.addEventListener("drop", (event) => {
      event.preventDefault();
      this.take(event.dataTransfer.files);
    });
  }

  async take(files) {
    const read = [...files].map(async (file) => [file.name, await file.text()]);
    const settled = await Promise.allSettled(read);
    this.files = Object.fromEntries(settled.flatMap(({ value }) => (value ? [value] : [])));
    const lost = settled.filter(({ status }) => status === "rejected").length;
    if (lost) return this.say(`${lost} of ${files.length} could not be read; choose files, not folders.`, "failed");
    this.find();
  }

  say(text, kind = "") {
    this.status.textContent = text;
    this.status.dataset.kind = kind;
  }

  find() {
    const sources = { ...this.files };
    if (this.code.value.trim()) sources[PASTED] = this.code.value;
    if (!Object.keys(sources).length) return this.say("Paste code first, or choose files.", "failed");
    this.task = { task: "find", sources: JSON.stringify(sources) };
    this.results.hidden = true;
    this.finds.disabled = true;
    this.python.run(this);
    if (!this.python.ready) this.say("Loading Python …");
  }

  // What the page's Python tells of (see runner.js).

  begin() {
    this.say("Reading …");
  }

  hear(message) {
    if (message.type === "progress") {
      this.say(this.loading(message.loaded));
    } else if (message.type === "broken") {
      this.python.end();
      this.end();
      this.say(`Python broke down: ${message.reason}`, "failed");
    } else if (message.type === "done") {
      this.end();
      this.show(message);
    }
  }

  failToLoad(reason) {
    this.end();
    this.say(`Python could not be loaded (${reason}). Press Find to try again.`, "failed");
  }

  stop() {
    this.python.end();
    this.end();
    this.say("Stopped");
  }

  end() {
    this.python.runner = null;
    this.finds.disabled = false;
  }

  show({ findings, unreadable, counts, lines }) {
    const order = Object.keys(counts).filter((kind) => kind !== "same" && counts[kind]);
    const told = order.map((kind) => `${counts[kind]} ${kind}`);
    const changes = told.length ? told.join(", ") : "nothing to change";
    this.say(`${lines.toLocaleString("en")} lines: ${changes}; ${counts.same} the same, not listed`);
    const listed = order.flatMap((wanted) => findings.filter(({ kind }) => kind === wanted));
    const parts = unreadable.map(({ path, reason }) =>
      this.element("p", { textContent: `${path}: ${reason}` }),
    );
    if (listed.length) parts.push(this.list(listed));
    this.results.replaceChildren(...parts);
    this.results.hidden = !parts.length;
  }

  list(findings) {
    const { element } = this;
    const code = (text) => element("code", { textContent: text });
    const items = findings.map((found) => {
      const kind = element(found.see ? "a" : "em", { textContent: found.kind });
      if (found.see) kind.href = new URL(found.see.replace(/\.md(?=#|$)/, "/"), site).href;
      const becomes = found.becomes ? [" → ", code(found.becomes)] : [];
      const note = found.note ? [": ", ...this.note(found.note)] : [];
      const place = element("strong", { textContent: `${found.path}:${found.line}` });
      return element("li", {}, place, " ", code(found.code), ...becomes, ", ", kind, ...note);
    });
    return element("ul", {}, ...items);
  }

  // The notes are Markdown of two kinds: code, and links, of which the text is enough here.
  note(text) {
    const parts = text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").split("`");
    return parts.map((part, at) => (at % 2 ? this.element("code", { textContent: part }) : part));
  }
}

export const showFinder = (...parts) => new Finder(...parts);
