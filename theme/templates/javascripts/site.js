// The search. What finds and shows results is fetched when a reader turns to it: by the button, by
// a key, or by a link that searches (?q=) or marks what was found (?h=).
(() => {
  const dialog = document.querySelector("dialog.search");
  if (!dialog) return;
  const input = dialog.querySelector("input");
  let loaded; // a promise of the script
  const open = async () => {
    dialog.showModal();
    input.select();
    loaded = import("./search.js");
    try {
      (await loaded).search(dialog);
    } catch {
      dialog.querySelector("[role=status]").textContent = "The search could not be loaded.";
    }
  };
  // Here, because who types fast presses Enter before the script is there.
  input.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") loaded.then(({ openFirst }) => openFirst(), () => {}); // `open` tells
  });

  document.querySelector(".search-button").addEventListener("click", open);

  const typing = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])";
  addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    if (event.defaultPrevented || dialog.open) return;
    const letter = ["/", "s", "f"].includes(key) && !ctrlKey && !metaKey && !altKey;
    const chord = key === "k" && (ctrlKey || metaKey);
    if (chord || (letter && !target.closest?.(typing))) {
      event.preventDefault();
      open();
    }
  });

  const asked = new URLSearchParams(location.search);
  if (asked.has("q")) {
    input.value = asked.get("q");
    open();
  } else if (asked.has("h")) {
    import("./search.js").then(({ highlight }) => highlight(asked.getAll("h")));
  }
})();

// What the theme's script adds to a page, made usable by keyboard and by ear.
(() => {
  // The theme's label opens the navigation on a phone; a keyboard reaches only buttons. The button
  // keeps `for`, which the theme's style sheet shows and hides it by.
  const toggle = document.getElementById("__drawer");
  const label = document.querySelector("label.md-header__button[for=__drawer]");
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.setAttribute("for", "__drawer");
  button.setAttribute("aria-label", "Navigation");
  button.append(...label.childNodes);
  button.addEventListener("click", () => toggle.click());
  const tell = () => button.setAttribute("aria-expanded", toggle.checked);
  toggle.addEventListener("change", tell);
  tell();
  label.replaceWith(button);
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
    ".md-code__button": (copy) =>
      copy.setAttribute("aria-label", `Copy ${name(copy)} to the clipboard`),
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
