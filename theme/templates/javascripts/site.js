// Runs before the theme's own script; see theme/templates/main.html.

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

// What the theme's script adds to a page, made usable by keyboard and by ear.
(() => {
  // The theme's labels open the navigation and the search on a phone; a keyboard reaches only
  // buttons. They keep `for`, which the theme's style sheet shows and hides them by.
  const names = { __drawer: "Navigation", __search: "Search" };
  for (const [id, name] of Object.entries(names)) {
    const toggle = document.getElementById(id);
    const label = document.querySelector(`label.md-header__button[for=${id}]`);
    if (!label) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.setAttribute("for", id);
    button.setAttribute("aria-label", name);
    button.append(...label.childNodes);
    button.addEventListener("click", () => toggle.click());
    const tell = () => button.setAttribute("aria-expanded", toggle.checked);
    toggle.addEventListener("change", tell);
    tell();
    label.replaceWith(button);
    if (id !== "__drawer") continue;
    const navigation = document.querySelector(".md-sidebar--primary");
    toggle.addEventListener("change", () => {
      const shown = navigation.querySelector(".md-nav__toggle:checked ~ .md-nav .md-nav__item a");
      if (toggle.checked) (shown ?? navigation.querySelector(".md-nav__item a")).focus();
      else button.focus();
    });
    // There the sections lie on top of each other: the one that has the focus is to be seen.
    navigation.addEventListener("focusin", ({ target }) => {
      for (const section of navigation.querySelectorAll(".md-nav__toggle")) {
        section.checked = section.parentElement.querySelector(".md-nav")?.contains(target);
      }
      // The browser has scrolled to where the section was.
      for (let box = target; box !== navigation.parentElement; box = box.parentElement) {
        box.scrollLeft = 0;
      }
    });
    addEventListener("keydown", ({ key }) => {
      if (key === "Escape" && toggle.checked) toggle.click();
    });
  }

  // What scrolls sideways can be focused and has a name, and only then.
  const name = (box) =>
    box.closest(".highlight")?.querySelector(".filename")?.textContent ?? "Table";
  const sized = new ResizeObserver((entries) => {
    for (const { target: box } of entries) {
      if (box.scrollWidth > box.clientWidth) {
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", name(box));
      } else {
        for (const each of ["tabindex", "role", "aria-label"]) box.removeAttribute(each);
      }
    }
  });
  const added = {
    "pre > code": (code) => sized.observe(code),
    ".md-typeset__scrollwrap": (wrap) => sized.observe(wrap),
    // The theme makes each block's buttons a landmark, of which a page would have dozens.
    ".md-code__nav": (nav) => nav.setAttribute("role", "none"),
    ".md-code__button": (button) =>
      button.setAttribute("aria-label", `Copy ${name(button)} to the clipboard`),
  };
  const look = (root) => {
    for (const [selector, act] of Object.entries(added)) root.querySelectorAll(selector).forEach(act);
  };
  const article = document.querySelector("article");
  new MutationObserver((records) => {
    for (const { target } of records) look(target);
  }).observe(article, { childList: true, subtree: true });
  look(article);
})();

// "Copy page" puts the page's Markdown on the clipboard; without JavaScript it stays hidden.
for (const button of document.querySelectorAll("[data-copy-page]")) {
  const said = button.parentElement.querySelector("[role=status]");
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    try {
      const response = await fetch(button.dataset.copyPage);
      if (!response.ok) throw new Error(`status ${response.status}`);
      await navigator.clipboard.writeText(await response.text());
      said.textContent = "Copied.";
    } catch {
      said.textContent = "Not copied: use “View as Markdown”.";
    }
  });
}
