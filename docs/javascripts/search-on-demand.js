// The theme fetches the search's index and starts its worker on every page. Here both wait until
// the reader turns to the search: by focusing it (a click and the keys / s f do that too), or by
// a link that searches (?q=) or marks what was found (?h=).
(() => {
  const search = document.querySelector("[data-md-component=search]");
  if (!search) return;
  const { base, search: workerPath } = JSON.parse(document.getElementById("__config").textContent);
  const workerUrl = new URL(workerPath, location).href;
  const indexUrl = new URL("search/search_index.json", new URL(base, location)).href;

  const turned = new Promise((resolve) => {
    const asked = new URLSearchParams(location.search);
    if (asked.has("q") || asked.has("h")) resolve();
    search.addEventListener("focusin", resolve, { once: true });
  });

  const send = XMLHttpRequest.prototype.send;
  const open = XMLHttpRequest.prototype.open;
  const waiting = new WeakSet();
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    if (new URL(url, location).href === indexUrl) waiting.add(this);
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (waiting.has(this)) turned.then(() => send.apply(this, body));
    else send.apply(this, body);
  };

  const { Worker } = window;

  // To the theme this is the worker; messages to it are kept until it is there.
  class LateWorker extends EventTarget {
    #worker = turned.then(() => {
      const worker = new Worker(workerUrl);
      worker.addEventListener("message", ({ data }) => {
        this.dispatchEvent(new MessageEvent("message", { data }));
      });
      return worker;
    });

    postMessage(message) {
      this.#worker.then((worker) => worker.postMessage(message));
    }
  }

  window.Worker = function (url, options) {
    const late = new URL(url, location).href === workerUrl;
    return late ? new LateWorker() : new Worker(url, options);
  };
})();
