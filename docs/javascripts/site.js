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
