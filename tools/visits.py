"""What a browser finds on each page: bytes, requests, axe's violations, what the policy blocks.

A page is loaded by a reader who was never there, once on a phone and once on a laptop, and looked
at in light and in dark. Before axe looks, tabs and folded blocks are opened, so that it sees what
they hold.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ConsoleMessage, sync_playwright

from tools import programs
from tools.browser import start_browser, until
from tools.files import Fault
from tools.host import Host
from tools.site import mount

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# What the theme calls them, on the element that it colors.
_SHOWN = {"light": "default", "dark": "slate"}
_SCHEME = "document.body.dataset.mdColorScheme"
VIEWPORTS = {"phone": (412, 915), "laptop": (1350, 940)}  # CSS pixels

# What the site's own scripts do about it, they do within two frames.
_OPEN = """async () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".tabbed-set .tabbed-block { display: block !important }");
  document.adoptedStyleSheets.push(sheet);
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  await frame();
}"""
# All rules but the experimental ones; the size of targets (WCAG 2.2) is off unless asked for.
_AXE = """async () => {
  const rules = { "target-size": { enabled: true } };
  const result = await axe.run(document, { rules, resultTypes: ["violations"] });
  return result.violations.map((rule) => ({
    id: rule.id,
    help: rule.help,
    nodes: rule.nodes.map((node) => [node.target.join(" "), node.failureSummary]),
  }));
}"""
_POLICY = 'meta[http-equiv="Content-Security-Policy" i]'


@dataclass
class Visit:
    """What one look at a page found. `axe`: rule, help, selector and explanation of each node."""

    page: str
    scheme: Scheme
    viewport: str
    requests: int
    sent: int  # bytes
    foreign: list[str]
    has_policy: bool
    complaints: list[str]  # what the browser's console shows as errors
    axe: list[tuple[str, str, str, str]]


def visit_all(site: Path, pages: list[str]) -> list[Visit]:
    """Visits each page on a phone and on a laptop, with two browsers side by side."""
    with ThreadPoolExecutor(2) as pool:
        halves = pool.map(lambda half: list(_visit(site, half)), (pages[::2], pages[1::2]))
        return [visit for half in halves for visit in half]


def _visit(site: Path, pages: list[str]) -> Iterator[Visit]:
    with sync_playwright() as playwright, Host(site, mount(site)) as host:
        browser = start_browser(playwright)
        for page in pages:
            for viewport, first in zip(VIEWPORTS, SCHEMES, strict=True):
                yield from _visit_with(browser, host, page, viewport, first)
        browser.close()


def _visit_with(
    browser: Browser, host: Host, page: str, viewport: str, first: Scheme
) -> Iterator[Visit]:
    """Loads a page in the scheme `first`, and looks at it in both."""
    width, height = VIEWPORTS[viewport]
    foreign: list[str] = []
    complaints: list[str] = []
    context = browser.new_context(
        color_scheme=first,
        viewport={"width": width, "height": height},
        reduced_motion="reduce",
    )
    context.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((host.url, "data:", "blob:"))
            else foreign.append(request.url)
        ),
    )
    context.add_init_script(path=programs.installed(programs.AXE))
    tab = context.new_page()

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"{message.text} ({message.location['url']})")

    tab.on("console", hear)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    host.forget()
    tab.goto(host.url + page, wait_until="networkidle")
    requests, sent = host.requests, host.sent
    has_policy = tab.locator(_POLICY).count() == 1
    tab.evaluate(_OPEN)
    for scheme in sorted(SCHEMES, key=lambda scheme: scheme != first):
        tab.emulate_media(color_scheme=scheme)
        until(tab, f"{_SCHEME} === '{_SHOWN[scheme]}'")
        found = [
            (rule["id"], rule["help"], *node)
            for rule in tab.evaluate(_AXE)
            for node in rule["nodes"]
        ]
        yield Visit(page, scheme, viewport, requests, sent, foreign, has_policy, complaints, found)
    context.close()


def faults(visits: list[Visit], load: dict[str, int], browser: dict[str, int]) -> Iterator[Fault]:
    """What the visits found above the limits `[load]` and `[browser]`."""
    for visit in visits:
        page = visit.page or "index.html"
        where = f"{page} ({visit.scheme}, {visit.viewport})"
        if visit.sent > load["kilobytes"] * 1000:
            yield Fault(
                page,
                f"{visit.sent / 1000:.1f} kB before the reader acts, "
                f"above the limit of {load['kilobytes']} kB",
                "load less, or only when the reader asks for it",
            )
        if visit.requests > load["requests"]:
            yield Fault(
                page,
                f"{visit.requests} requests before the reader acts, "
                f"above the limit of {load['requests']}",
                "join or leave out files, or load them only when the reader asks for it",
            )
        if len(visit.foreign) > load["third_party_requests"]:
            yield Fault(
                page,
                f"requests from a third party: {', '.join(sorted(set(visit.foreign)))}",
                "serve it from the site itself",
            )
        if not visit.has_policy:
            yield Fault(
                page,
                "no Content-Security-Policy, so nothing keeps injected code from running",
                "let theme/policy.py write its <meta>",
            )
        blocked = [text for text in visit.complaints if "Content Security Policy" in text]
        others = [text for text in visit.complaints if text not in blocked]
        if len(blocked) > browser["policy_violations"]:
            for text in blocked:
                yield Fault(
                    page,
                    f"the Content-Security-Policy blocks: {text}",
                    "move it to a file of the site's own, or leave it out",
                )
        if len(others) > browser["console_errors"]:
            for text in others:
                yield Fault(page, f"error in the console: {text}", "correct what raises it")
        if len(visit.axe) > browser["axe_violations"]:
            for rule, nodes in groupby(visit.axe, key=itemgetter(0)):
                (_, help_, selector, explanation), *more = nodes
                also = f" and {len(more)} more" if more else ""
                yield Fault(
                    where,
                    f"axe {rule}: {help_}: {selector}{also}",
                    " ".join(explanation.split()),
                )
