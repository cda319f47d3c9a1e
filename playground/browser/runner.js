// Puts Run, Edit and Check below each block that the hook marked (see hook.py), and shows what the
// program prints. Python is fetched by the first click, or by a pointer that rests on Run.
const ASSETS = {};

// Waits are shown at half their length, none longer than 1.5 s, and 6 s of them in a run.
const PACE = 0.5;
const LONGEST = 1500;
const MOST = 6000;

// How long a pointer rests on Run until the reader seems to mean it, in milliseconds.
const DELIBERATE = 300;

const here = import.meta.url;
const SOLVED = `solved exercises of ${new URL("../..", here).pathname}`;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// Adds a style sheet to the page, once.
function style(name) {
  const { href } = new URL(name, here);
  if (document.querySelector(`link[href="${href}"]`)) return;
  return new Promise((loaded, failed) => {
    const link = element("link", { rel: "stylesheet", href });
    link.onload = loaded;
    link.onerror = () => failed(new Error("no style sheet"));
    document.head.append(link);
  });
}

// How far Python has been loaded, of which so many bytes are there.
function loading(bytes) {
  const [loaded, all] = [bytes, ASSETS.bytes].map((each) => +(each / 1e6).toFixed(1));
  return loaded < all ? `Loading Python: ${loaded} of ${all} MB` : "Starting Python …";
}

// Python, one for the page. It stays warm from one run to the next, until it is stopped.
const python = {
  worker: null,
  ready: false,
  runner: null, // the block that waits for it

  start() {
    if (this.worker) return;
    // From a blob a worker inherits this page's Content-Security-Policy; from a URL it would not.
    const url = new URL(ASSETS.worker, here).href;
    const blob = new Blob([`import ${JSON.stringify(url)};`], { type: "text/javascript" });
    const local = URL.createObjectURL(blob);
    const worker = new Worker(local, { type: "module", name: "Python" });
    this.worker = worker;
    worker.onmessage = ({ data }) => {
      if (worker !== this.worker) return;
      if (data.type === "ready" || data.type === "failed") URL.revokeObjectURL(local);
      if (data.type === "ready") {
        this.ready = true;
        if (this.runner) this.send();
      } else if (data.type === "failed") this.fail(data.reason);
      else this.runner?.hear(data);
    };
    worker.onerror = (event) => worker === this.worker && this.fail(event.message);
  },

  run(runner) {
    if (this.runner) this.runner.stop();
    this.runner = runner;
    this.start();
    if (this.ready) this.send();
  },

  send() {
    this.runner.begin();
    this.worker.postMessage(this.runner.task);
  },

  end() {
    this.worker?.terminate();
    this.worker = null;
    this.ready = false;
  },

  fail(reason) {
    const { ready, runner } = this;
    this.end();
    if (ready) return runner?.hear({ type: "broken", reason });
    this.runner = null;
    runner?.failToLoad(reason);
  },
};

addEventListener("pagehide", () => (python.runner ? python.runner.stop() : python.end()));

// Text as a terminal shows it: "\r" returns to the start of the line, which is then overwritten.
// What was printed to the same stream is one text node: a node for each line would stall the page.
class Screen {
  constructor(container) {
    this.container = container;
    container.replaceChildren();
  }

  write(kind, text) {
    if (kind !== this.kind) {
      this.kind = kind;
      this.text = document.createTextNode("");
      this.container.append(element("span", { className: `run__${kind}` }, this.text));
      this.before = this.line = "";
      this.column = 0;
    }
    for (const part of text.split(/(\r?\n|\r)/)) {
      if (part.endsWith("\n")) {
        this.before += `${this.line}\n`;
        this.line = "";
        this.column = 0;
      } else if (part === "\r") this.column = 0;
      else if (part) {
        const end = this.column + part.length;
        this.line = this.line.slice(0, this.column) + part + this.line.slice(end);
        this.column = end;
      }
    }
    this.text.data = this.before + this.line;
  }
}

class Runner {
  constructor(block) {
    this.block = block;
    this.pre = block.querySelector("pre");
    this.code = this.pre.querySelector("code");
    this.name = block.querySelector(".filename").textContent;
    this.page = block.dataset.check;
    this.file = this.code.textContent;
    this.shown = [...this.code.childNodes];

    const button = (label, does, hidden = false) => {
      const made = element("button", { type: "button", textContent: label, hidden });
      made.className = "md-button run__button";
      made.setAttribute("aria-label", `${label} ${this.name}`);
      made.addEventListener("click", () => does.call(this));
      return made;
    };
    this.runs = button("Run", () => this.start("run"));
    this.checks = button("Check", () => this.start("check"), !this.page);
    this.compares = button("Compare", () => this.start("compare"), true);
    this.stops = button("Stop", this.stop, true);
    this.skips = button("Skip waiting", this.skip, true);
    this.edits = button("Edit", this.edit);
    this.resets = button("Reset", this.reset, true);
    this.clears = button("Clear progress", clearProgress, true);
    this.status = element("span", { className: "run__status" });
    this.status.setAttribute("role", "status");
    this.output = element("pre", { className: "run__output", hidden: true, tabIndex: 0 });
    this.output.setAttribute("role", "log");
    this.output.setAttribute("aria-label", `What ${this.name} prints`);
    this.files = element("p", { className: "run__files", hidden: true });
    this.opens = button("Traffic", this.openTraffic, true);
    this.opens.removeAttribute("aria-label"); // its text says more
    this.traffic = element("div", { className: "run__traffic", hidden: true, tabIndex: 0 });
    this.traffic.setAttribute("role", "region");
    this.traffic.setAttribute("aria-label", `What ${this.name} sent`);
    const bar = element("div", { className: "run__bar" });
    bar.append(this.runs, this.checks, this.stops, this.skips, this.edits, this.resets);
    bar.append(this.compares, this.status, this.clears);
    const { output, opens, traffic, files } = this;
    block.append(element("div", { className: "run" }, bar, output, opens, traffic, files));

    let rest;
    this.runs.addEventListener("pointerenter", ({ pointerType }) => {
      const wanted = pointerType === "mouse" && !navigator.connection?.saveData;
      if (wanted) rest = setTimeout(() => python.start(), DELIBERATE);
    });
    this.runs.addEventListener("pointerleave", () => clearTimeout(rest));
    block.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        event.stopPropagation(); // before the editor makes a line of it
        this.start("run");
      }
    }, true);
    this.showProgress();
  }

  say(text, kind = "") {
    this.status.textContent = text;
    this.status.dataset.kind = kind;
  }

  // From click to result

  start(task) {
    const { name, page, rival, text: source } = this;
    this.task = { task, name, source, page };
    if (task === "compare") {
      const both = this.isOld ? [this, rival] : [rival, this];
      this.task.programs = JSON.stringify(both.map((each) => [each.name, each.text]));
    }
    python.run(this);
    this.busy(true);
    this.clear();
    if (!python.ready) this.say("Loading Python …");
  }

  get text() {
    return this.code.textContent;
  }

  clear() {
    for (const each of [this.output, this.opens, this.traffic, this.files]) each.hidden = true;
  }

  busy(busy) {
    const focused = document.activeElement;
    this.runs.hidden = busy;
    this.checks.hidden = busy || !this.page;
    this.compares.hidden = busy || !this.rival;
    this.stops.hidden = !busy;
    if (!busy) this.skips.hidden = true;
    // A button that disappears hands its focus to the one that takes its place.
    const by = { run: this.runs, check: this.checks, compare: this.compares };
    if (busy && Object.values(by).includes(focused)) this.stops.focus();
    if (!busy && (focused === this.stops || focused === this.skips)) by[this.task.task].focus();
  }

  begin() {
    this.say({ run: "Running …", check: "Checking …", compare: "Comparing …" }[this.task.task]);
    this.screen = new Screen(this.output);
    this.queue = [];
    this.clock = 0;
    this.left = MOST;
    this.computing = true;
  }

  hear(message) {
    if (message.type === "progress") {
      this.say(loading(message.loaded));
    } else if (message.type === "output") {
      this.queue.push(...message.parts);
      if (!this.timer) this.play();
    } else if (message.type === "flood") {
      python.end();
      this.queue.push([Infinity, "stderr", "\n(Stopped: this prints without end.)\n"]);
      this.finish({ failed: true });
    } else if (message.type === "broken") {
      python.end();
      this.queue.push([Infinity, "stderr", `Python broke down: ${message.reason}\n`]);
      this.finish({ failed: true });
    } else if (message.type === "done") {
      if (message.broke) python.end();
      this.finish(message);
    }
  }

  // Shows the output that is due, and comes back for the rest.
  play() {
    this.timer = null;
    while (this.queue.length) {
      const [time, kind, text] = this.queue[0];
      const wait = Math.min((time - this.clock) * 1000 * PACE, LONGEST, this.left);
      this.clock = time;
      if (wait > 10) {
        this.left -= wait;
        this.skips.hidden = false;
        this.timer = setTimeout(() => this.play(), wait);
        return;
      }
      this.queue.shift();
      if (kind === "end") return this.show(text);
      this.output.hidden = false;
      this.screen.write(kind, text);
    }
  }

  skip() {
    this.left = 0;
    clearTimeout(this.timer);
    this.skips.hidden = true;
    this.stops.focus();
    this.play();
  }

  finish(result) {
    this.computing = false;
    this.queue.push([result.seconds ?? Infinity, "end", result]);
    if (!this.timer) this.play();
  }

  show(result) {
    python.runner = null;
    this.busy(false);
    if ("lacks" in result) return this.judge(result.lacks);
    if (result.pairs) return this.showComparison(result);
    const seconds = result.seconds === undefined ? "" : ` after ${+result.seconds.toFixed(2)} s`;
    this.say(result.failed ? `Failed${seconds}` : `Done${seconds}`, result.failed ? "failed" : "");
    if (result.broke) this.say("Failed: the memory is full. The next run starts anew.", "failed");
    for (const link of this.files.children) URL.revokeObjectURL(link.href);
    const links = (result.files ?? []).map(([download, content]) =>
      element("a", {
        download,
        href: URL.createObjectURL(new Blob([content])),
        textContent: `${download} (${content.length.toLocaleString("en")} bytes)`,
      }),
    );
    this.files.replaceChildren(...links.flatMap((link) => [link, " "]));
    if (links.length) this.files.prepend("Files: ");
    this.files.hidden = !links.length;
    this.exchanges = result.exchanges ?? [];
    if (this.exchanges.length) {
      const starts = this.exchanges.map(({ started }) => started);
      const ends = this.exchanges.map(({ started, answered, ended }) => ended ?? answered ?? started);
      const took = Math.max(...ends) - Math.min(...starts);
      const many = starts.length === 1 ? "1 request" : `${starts.length} requests`;
      this.opens.textContent = `${many} in ${+took.toFixed(2)} s`;
      this.opens.setAttribute("aria-expanded", false);
      this.opens.hidden = false;
    }
  }

  // What was sent

  async openTraffic() {
    if (this.traffic.hidden) await this.showTraffic("showExchanges", this.exchanges);
    else this.traffic.hidden = true;
    this.opens.setAttribute("aria-expanded", !this.traffic.hidden);
  }

  async showTraffic(view, ...shown) {
    try {
      const views = await import(new URL(ASSETS.traffic, here).href);
      await style(ASSETS.trafficStyle);
      this.traffic.replaceChildren(views[view](element, ...shown));
      this.traffic.hidden = false;
      return views;
    } catch (error) {
      this.say(`What was sent cannot be shown (${error.message}).`, "failed");
    }
  }

  offerComparison() {
    const [, example, variant] = this.name.match(/^(.+)_([a-z0-9]+)\.py$/) ?? [];
    this.isOld = variant === "requests";
    const wanted = `${example}_${this.isOld ? "httpx" : "requests"}.py`;
    const tabs = this.block.closest(".tabbed-set");
    this.rival = tabs && runners.find(({ name, block }) => name === wanted && tabs.contains(block));
    if (!this.rival) return;
    this.compares.hidden = false;
    this.compares.setAttribute("aria-label", `Compare what ${this.name} and ${wanted} send`);
  }

  async showComparison(result) {
    const names = JSON.parse(this.task.programs).map(([name]) => name);
    const views = await this.showTraffic("showPairs", names, result.pairs);
    if (views) this.say(...views.verdict(names, result));
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = null;
    // What has ended, and is only still being shown, leaves Python warm.
    if (this.computing || !python.ready) python.end();
    this.computing = false;
    python.runner = null;
    this.busy(false);
    this.say("Stopped");
  }

  failToLoad(reason) {
    this.busy(false);
    const because = reason ? ` (${reason})` : "";
    this.say(`Python could not be loaded${because}. Press Run to try again.`, "failed");
  }

  // Editing

  async edit() {
    if (this.editor) return this.editor.textarea.focus();
    this.edits.disabled = true;
    try {
      const { edit } = await import(new URL(`${ASSETS.editor}editor.js`, here).href);
      for (const name of ["layout.css", "editor.css"]) await style(ASSETS.editor + name);
      this.editor = edit(this.pre, this.code.textContent, `Edit ${this.name}`, (text) => {
        // The copy button takes the text from here.
        if (text === this.code.textContent) return;
        this.code.textContent = text;
        this.resets.hidden = text === this.file;
      });
    } catch (error) {
      return this.say(`The editor could not be loaded (${error.message}).`, "failed");
    } finally {
      this.edits.disabled = false;
    }
    this.edits.hidden = true;
    this.block.dataset.editing = "";
    this.editor.textarea.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.runs.focus();
    });
    this.editor.textarea.focus();
  }

  reset() {
    this.editor?.remove();
    this.editor = null;
    delete this.block.dataset.editing;
    this.code.replaceChildren(...this.shown);
    this.resets.hidden = true;
    this.edits.hidden = false;
    this.edits.focus();
    this.say("");
    this.clear();
  }

  // Exercises

  judge(lacks) {
    this.say(lacks ?? "Solved: it does all that the task asks for.", lacks ? "failed" : "solved");
    if (!lacks) {
      saveSolved([...new Set([...solved(), this.page])].sort());
      runners.forEach((runner) => runner.showProgress());
    }
  }

  showProgress() {
    if (!this.page) return;
    this.clears.hidden = !solved().length;
    const done = solved().includes(this.page);
    this.block.toggleAttribute("data-solved", done);
    if (done && !this.status.textContent) this.say("Solved", "solved");
  }
}

function solved() {
  try {
    const pages = JSON.parse(localStorage.getItem(SOLVED) ?? "[]");
    return Array.isArray(pages) ? pages : [];
  } catch {
    return []; // somebody else's text, or a browser that keeps nothing
  }
}

function saveSolved(pages) {
  try {
    if (pages.length) localStorage.setItem(SOLVED, JSON.stringify(pages));
    else localStorage.removeItem(SOLVED);
  } catch {} // a browser that keeps nothing: the sentence has been shown all the same
}

function clearProgress() {
  saveSolved([]);
  for (const runner of runners) {
    runner.say("");
    runner.showProgress();
  }
  this.say("Progress cleared");
  this.runs.focus();
}

function explain(block) {
  const why = element("p", { className: "run run__why" });
  why.textContent = `Not in the browser: ${block.dataset.noRun}.`;
  block.append(why);
}

// The finder is fetched when the reader wants it.
const finder = document.querySelector("[data-find]");
if (finder) {
  const opens = element("button", { type: "button", textContent: "Try it here" });
  opens.className = "md-button run__button";
  opens.addEventListener("click", async () => {
    const { showFinder } = await import(new URL(ASSETS.finder, here).href);
    await style(ASSETS.finderStyle);
    showFinder(opens, python, element, loading);
  });
  finder.after(opens);
  finder.hidden = false;
}

const runners = [...document.querySelectorAll("[data-run]")].map((block) => new Runner(block));
runners.forEach((runner) => runner.offerComparison());
document.querySelectorAll("[data-no-run]").forEach(explain);
