// Runs Python for the page in a module worker. Takes {task: "run" | "check", name, source, page},
// {task: "compare", programs} or {task: "find", sources};
// sends {type: "progress" | "ready" | "output" | "flood" | "done" | "failed", …} (see program.py).
const ASSETS = {};

const post = self.postMessage.bind(self);
const here = import.meta.url;

// A program that fills the memory is refused more of it while the page still lives.
const MOST_MEMORY = 1 << 29;

const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * 65536 > MOST_MEMORY) throw new RangeError("enough memory");
  return grow.call(this, pages);
};

// Every download is counted on a second reading of it, so that the browser sees the first unchanged
// and can keep what it compiles.
const download = self.fetch.bind(self);
self.fetch = async (...request) => {
  try {
    const response = await download(...request);
    if (!response.ok) throw new Error(`the host answers ${response.status}`);
    count(response.clone().body.getReader()).catch(giveUp);
    return response;
  } catch (error) {
    giveUp(error); // Pyodide itself may try for ever
    throw error;
  }
};
function giveUp(error) {
  post({ type: "failed", reason: String(error.message ?? error) });
}
let loaded = 0;
async function count(reader) {
  for (let part; !(part = await reader.read()).done; ) {
    loaded += part.value.length;
    post({ type: "progress", loaded });
  }
}

// What a program may still reach through Pyodide's `js`: the language, and nothing that sends,
// stores or loads. A list of what stays, so that what browsers add later is gone too.
const STAYS = new Set(
  `Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date
  Promise RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError
  URIError JSON Math Intl ArrayBuffer Atomics Uint8Array Int8Array Uint16Array Int16Array Uint32Array
  Int32Array Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array DataView Map
  BigInt Set WeakMap WeakSet WeakRef FinalizationRegistry Proxy Reflect Iterator SuppressedError
  DisposableStack AsyncDisposableStack SharedArrayBuffer WebAssembly decodeURI decodeURIComponent
  encodeURI encodeURIComponent escape unescape isFinite isNaN globalThis self console performance
  crypto TextEncoder TextDecoder setTimeout clearTimeout queueMicrotask onmessage onerror
  addEventListener removeEventListener dispatchEvent constructor MessageEvent Event EventTarget
  DOMException AbortController AbortSignal`.split(/\s+/),
);

function lockUp() {
  for (let owner = self; owner && owner !== Object.prototype; owner = Object.getPrototypeOf(owner))
    for (const name of Reflect.ownKeys(owner))
      if (typeof name === "string" && !STAYS.has(name)) {
        // What cannot be taken away is a number, TEMPORARY say.
        if (!Reflect.deleteProperty(owner, name))
          Reflect.defineProperty(owner, name, { value: undefined });
      }
  // Text must not become code: `import()` is syntax, and could not be taken away from it.
  function refuse() {
    throw new Error("a program in this page cannot run JavaScript");
  }
  refuse.prototype = Function.prototype; // Pyodide asks what is a function
  const kinds = [function () {}, async function () {}, function* () {}, async function* () {}];
  for (const kind of kinds)
    Object.defineProperty(Object.getPrototypeOf(kind), "constructor", { value: refuse });
  self.Function = refuse;
  const later = self.setTimeout;
  self.setTimeout = (what, ...rest) => (typeof what === "function" ? later(what, ...rest) : refuse());
}

async function start() {
  const archives = ["libraries", "suite"].map(async (name) => {
    const response = await fetch(new URL(ASSETS[name], here));
    return [name, new Uint8Array(await response.arrayBuffer())];
  });
  archives.forEach((archive) => archive.catch(() => {})); // awaited below
  const base = new URL(ASSETS.pyodide, here).href;
  const { loadPyodide } = await import(`${base}pyodide.mjs`);
  const python = await loadPyodide({
    indexURL: base,
    stdLibURL: new URL(ASSETS.stdlib, here).href,
    lockFileContents: { info: ASSETS.lock, packages: {} },
    packageBaseUrl: base,
    env: { HOME: "/home/reader", PYTHONDONTWRITEBYTECODE: "1" },
  });
  for (const [name, content] of await Promise.all(archives))
    python.FS.writeFile(`/lib/${name}.zip`, content);
  python.setStdin({ stdin: () => undefined });
  python.runPython(`import sys; sys.path[:0] = ["/lib/suite.zip", "/lib/libraries.zip"]`);
  const inBrowser = python.pyimport("playground.browser.program");
  inBrowser.start((message) => post(JSON.parse(message)));
  lockUp();
  return { python, inBrowser };
}

const started = start();
started.then(() => post({ type: "ready" }), giveUp);

self.onmessage = async ({ data }) => {
  const { python, inBrowser } = await started;
  try {
    if (data.task === "check") {
      const result = JSON.parse(inBrowser.check(data.page, data.name, data.source));
      post({ type: "done", ...result });
    } else if (data.task === "compare") {
      post({ type: "done", ...JSON.parse(inBrowser.compare(data.programs)) });
    } else if (data.task === "find") {
      post({ type: "done", ...JSON.parse(inBrowser.find(data.sources)) });
    } else {
      const result = JSON.parse(inBrowser.run(data.name, data.source));
      result.files = result.files.map((name) => [name, python.FS.readFile(`/home/reader/${name}`)]);
      post({ type: "done", ...result });
    }
  } catch (error) {
    // Python itself is broken: its stack or its memory ran over.
    post({ type: "broken", reason: String(error.message ?? error).slice(-500) });
  }
};
