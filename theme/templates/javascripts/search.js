// What the search does once a reader has turned to it; site.js loads this. The pages are found by
// Pagefind's script, in the index that theme/search_index.py makes.

const PAGES = 5; // shown at first, and again with each "More results"
const SECTIONS = 3; // shown of each page
const WAIT = 150; // milliseconds without a key, after which a search begins

let dialog, input, status, list, more;
let help; // what the status says while nothing is searched for
let query = "";
let rest = []; // what was found and is not shown yet
let shown; // a promise: what was typed last is shown

export function search(element) {
  if (dialog) return;
  dialog = element;
  input = dialog.querySelector("input");
  status = dialog.querySelector("[role=status]");
  list = dialog.querySelector(".search__results");
  more = dialog.querySelector(".search__more");
  help = status.textContent;

  input.addEventListener("input", () => {
    shown = show();
  });
  dialog.addEventListener("keydown", onKey);
  list.addEventListener("click", ({ target, ctrlKey, metaKey, shiftKey }) => {
    // The result may be on this very page.
    if (target.closest("a") && !ctrlKey && !metaKey && !shiftKey) dialog.close();
  });
  more.addEventListener("click", async () => {
    const items = await next();
    list.append(...items);
    items[0].querySelector("a").focus();
  });
  // The dialog has no padding, so a click on itself is one beside it.
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close();
  });
  shown = show();
}

// Opens the first result of what was typed last.
export async function openFirst() {
  await shown;
  list.querySelector("a")?.click();
}

function onKey(event) {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (key === "ArrowDown" || key === "ArrowUp") {
    event.preventDefault();
    const stops = [input, ...list.querySelectorAll("a"), ...(more.hidden ? [] : [more])];
    const place = stops.indexOf(document.activeElement) + (key === "ArrowDown" ? 1 : -1);
    stops.at(place % stops.length).focus();
  } else if (key.length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey) {
    input.focus(); // who types on a result goes on with the query
  }
}

let loading;

// Pagefind's script, ready to search.
function pagefind() {
  loading ??= (async () => {
    const url = new URL(dialog.dataset.index, location);
    const script = await import(`${url}pagefind.js`);
    // A search takes a few milliseconds, which is less than loading Pagefind's worker would.
    const baseUrl = new URL("..", url).pathname;
    await script.options({ baseUrl, excerptLength: 20, noWorker: true });
    await script.init();
    return script;
  })();
  return loading;
}

async function show() {
  const asked = input.value.trim();
  query = asked;
  if (!asked) {
    list.replaceChildren();
    more.hidden = true;
    status.textContent = help;
    pagefind().catch(() => {}); // it is loaded while the reader types
    return;
  }
  if (!list.firstChild) status.textContent = "Searching…";
  try {
    const found = await find(asked);
    if (!found || asked !== query) return; // the reader has typed on
    rest = found.results;
    const count = rest.length === 1 ? "1 page" : `${rest.length || "No"} pages`;
    const items = await next();
    if (asked !== query) return;
    list.replaceChildren(...items);
    list.parentElement.scrollTop = 0;
    status.textContent = found.whole
      ? `${count} found for “${asked}”.`
      : `No page has all of these words. ${count} found with some of them.`;
  } catch (error) {
    loading = undefined; // with the next key it is tried again
    status.textContent = "The search could not be loaded.";
    console.error(error);
  }
}

// The pages with all the words or, if there are none, first those with most of them. Nothing if
// the reader has typed on meanwhile.
async function find(asked) {
  const index = await pagefind();
  const found = await index.debouncedSearch(asked, {}, WAIT);
  if (!found) return null;
  const words = asked.split(/\s+/);
  if (found.results.length || words.length === 1) return { results: found.results, whole: true };
  const pages = new Map();
  for (const word of words) {
    for (const result of (await index.search(word)).results) {
      const page = pages.get(result.id) ?? { words: 0, result };
      page.words += 1;
      if (result.score > page.result.score) page.result = result;
      pages.set(result.id, page);
    }
  }
  const results = [...pages.values()]
    .sort((one, other) => other.words - one.words || other.result.score - one.result.score)
    .map(({ result }) => result);
  return { results, whole: false };
}

// The next of the pages that were found, as entries of the list.
async function next() {
  const pages = rest.splice(0, PAGES);
  more.hidden = !rest.length;
  return Promise.all(pages.map(async (result) => entryOfPage(await result.data())));
}

const weight = ({ weighted_locations }) =>
  weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);

// A page and, below it, the sections in which most was found.
function entryOfPage({ url, meta, excerpt, sub_results }) {
  const isSection = ({ anchor }) => anchor && anchor.element !== "h1";
  const sections = sub_results
    .filter(isSection)
    .sort((one, other) => weight(other) - weight(one))
    .slice(0, SECTIONS);
  const beginning = sub_results.find((each) => !isSection(each));
  const item = entry(meta.title, url, beginning?.excerpt ?? excerpt);
  if (!sections.length) return item;
  if (!beginning) item.querySelector("p").remove(); // it is an excerpt of one of the sections
  const inner = document.createElement("ol");
  inner.append(...sections.map((each) => entry(each.title, each.url, each.excerpt)));
  item.append(inner);
  return item;
}

function entry(title, address, excerpt) {
  const text = document.createElement("p");
  text.innerHTML = excerpt; // in which Pagefind has escaped all but its own <mark>
  const url = new URL(address, location);
  for (const word of wordsFound(text)) url.searchParams.append("h", word);
  const link = document.createElement("a");
  link.href = url;
  link.textContent = title;
  const item = document.createElement("li");
  item.append(link, text);
  return item;
}

// What `highlight` is to mark on the page: the terms of the query, or other forms of them.
function wordsFound(text) {
  const terms = query.toLowerCase().split(/\s+/);
  const words = new Set();
  for (const mark of text.querySelectorAll("mark")) {
    const marked = mark.textContent.toLowerCase();
    const term = terms.find((each) => marked.includes(each));
    const [word] = marked.match(/^\w+(?=\W?$)/) ?? [];
    if (term ?? word) words.add(term ?? word);
  }
  return words;
}

// Marks the words in the article, across the elements that color a program.
export function highlight(words) {
  if (!CSS.highlights) return; // an older browser
  const walker = document.createTreeWalker(
    document.querySelector("article"),
    NodeFilter.SHOW_TEXT,
  );
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, start: text.length });
    text += walker.currentNode.data;
  }
  const place = (offset) => {
    const { node, start } = nodes.findLast((each) => each.start <= offset);
    return [node, offset - start];
  };
  const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  const ranges = Array.from(text.matchAll(new RegExp(escaped.join("|"), "gi")), (match) => {
    const range = new Range();
    range.setStart(...place(match.index));
    range.setEnd(...place(match.index + match[0].length));
    return range;
  });
  CSS.highlights.set("found", new Highlight(...ranges));
}
