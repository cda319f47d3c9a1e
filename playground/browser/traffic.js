// Shows what programs and servers sent each other (see fake_internet/traffic.py), once the reader
// wants to see it.

const seconds = (time) => `${+time.toFixed(2)} s`;

// A table of all exchanges; a button in each row shows what was sent as text.
export function showExchanges(element, exchanges) {
  const ends = exchanges.map(({ started, answered, ended }) => ended ?? answered ?? started);
  const first = Math.min(...exchanges.map(({ started }) => started));
  const whole = Math.max(...ends) - first || 1;
  const share = (time) => `${(time / whole) * 100}%`;

  const rows = exchanges.flatMap((exchange, at) => {
    const { method, url, started, answered, follows, status } = exchange;
    const label = `${at + 1}. ${method} ${url}`;
    const details = element("tr", { hidden: true });
    const opens = opener(element, label, details, () => bothTexts(element, exchange));
    const request = element("th", { scope: "row" }, opens);
    if (follows) request.append(element("small", { textContent: follows }));

    const end = ends[at];
    const heard = answered ?? end;
    const bar = element("span", { className: "traffic__bar" });
    bar.style.marginLeft = share(started - first);
    for (const [kind, from, to] of [["waiting", started, heard], ["receiving", heard, end]]) {
      const part = element("span", { className: `traffic__${kind}` });
      part.style.width = share(to - from);
      bar.append(part);
    }
    const track = element("span", { className: "traffic__track" }, bar);
    track.setAttribute("aria-hidden", true);
    const when = element("small", { textContent: `${seconds(started)} to ${seconds(end)}` });
    const time = element("td", {}, track, when);

    const row = element("tr", {}, request, element("td", { textContent: outcome(exchange) }), time);
    row.dataset.failed = status === null || !exchange.whole;
    return [row, details];
  });

  const heads = ["Request", "Response", "Time"].map((text) =>
    element("th", { scope: "col", textContent: text }),
  );
  const head = element("thead", {}, element("tr", {}, ...heads));
  const body = element("tbody", {}, ...rows);
  return element("table", { className: "traffic exchanges" }, head, body);
}

// A button that shows and hides a place, which is filled once it's wanted.
function opener(element, label, place, makes) {
  const opens = element("button", { type: "button", textContent: label });
  const open = (shown) => {
    if (shown && !place.firstChild) place.append(makes());
    place.hidden = !shown;
    opens.setAttribute("aria-expanded", shown);
  };
  opens.addEventListener("click", () => open(place.hidden));
  open(!place.hidden);
  return opens;
}

function outcome({ status, whole, ended, version }) {
  if (status === null) return "none";
  const lacks = whole ? "" : ended === null ? ", left open" : ", not read to its end";
  return `${status}${lacks} (${version})`;
}

function bothTexts(element, { request, response }) {
  const cell = element("td", { colSpan: 3 });
  for (const [name, text] of [["Request", request], ["Response", response]]) {
    if (!text) continue;
    const shown = element("pre", { textContent: text, tabIndex: 0 });
    shown.setAttribute("role", "group");
    shown.setAttribute("aria-label", name);
    cell.append(shown);
  }
  return cell;
}

// The requests of two programs beside each other, with what differs marked.
export function showPairs(element, names, pairs) {
  const shown = pairs.map(({ same, rows, own }, at) => {
    const [, old, other] = rows[0];
    const label = `${at + 1}. ${old ?? other}: ${same ? "the same" : "differs"}`;
    const place = element("div", { hidden: same });
    const opens = opener(element, label, place, () => {
      const parts = element("div", {}, table(element, names, rows));
      const folded = element("div", { hidden: true });
      const makes = () => table(element, names, own);
      if (own.length) parts.append(opener(element, "What clients add by themselves", folded, makes), folded);
      return parts;
    });
    return element("div", {}, opens, place);
  });
  return element("div", {}, ...shown);
}

// What is said of that, and of which kind it is (see Runner.say).
export function verdict(names, { pairs, errors, broke }) {
  const told = errors.flatMap((error, at) => (error ? [`${names[at]} failed: ${error}`] : []));
  if (broke) told.push("The memory is full; the next run starts anew");
  const other = pairs.filter(({ same }) => !same).length;
  const kind = told.length || other ? "failed" : "solved";
  const many = pairs.length === 1 ? "1 request" : `${pairs.length} requests`;
  told.push(other ? `${other} of ${many} differ${other === 1 ? "s" : ""}` : `${many}, the same from both`);
  return [`${told.join(". ")}.`, kind];
}

function table(element, names, rows) {
  const cell = (text, differs) =>
    element("td", {}, element(differs ? "mark" : "span", { textContent: text ?? "not sent" }));
  const heads = ["", ...names].map((text) => element("th", { scope: "col", textContent: text }));
  const lines = rows.map(([label, old, other, differs]) => {
    const head = element("th", { scope: "row", textContent: label });
    return element("tr", {}, head, cell(old, differs), cell(other, differs));
  });
  const head = element("thead", {}, element("tr", {}, ...heads));
  return element("table", { className: "traffic" }, head, element("tbody", {}, ...lines));
}
