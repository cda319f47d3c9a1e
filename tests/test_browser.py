"""In a browser the site does what its controls promise, and asks nobody else for anything.

The browser is a Chromium or Chrome that the machine has. Without one these tests are skipped,
but with CI=true they fail.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright
from playwright.sync_api import Page as BrowserPage
from site_build import SITE_URL, Page
from snippet import SNIPPETS, TABS

_EXECUTABLES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"

# Chromium's own housekeeping, which is not the site's: updates, sync, field trials.
_QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


def executable() -> str:
    """The path of a browser. Skips the test where there is none; fails it under CI=true."""
    for candidate in [*_EXECUTABLES, _MAC]:
        if found := shutil.which(candidate):
            return found
    missing = f"no browser found, none of {', '.join(_EXECUTABLES)}; install Chromium"
    pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)


def test_missing_browser_is_skipped_on_a_laptop_and_fails_in_ci(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no browser found"):
        executable()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no browser found"):
        executable()


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site below `/project/`, and its 404 page for what it lacks, as a host would."""

    def translate_path(self, path: str) -> str:
        below = urlsplit(path).path.removeprefix(urlsplit(SITE_URL).path)
        return super().translate_path(f"/{below}")

    def send_error(self, code, message=None, explain=None) -> None:
        content = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args) -> None:
        pass


# One browser for this module alone: while Playwright runs, the thread counts as one with a
# running event loop, in which no snippet could call asyncio.run.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = executable()
    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to root, which is who CI is.
        sandbox = [] if os.getuid() else ["--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=path, args=_QUIET + sandbox)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The URL of the site's home page on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{urlsplit(SITE_URL).path}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., BrowserPage]]:
    """Opens a tab for a reader who was never here; the test fails if it asks another origin.

    Takes Playwright's options for a context, such as `color_scheme`.
    """
    contexts: list[BrowserContext] = []
    requested: list[str] = []

    def visit(**options) -> BrowserPage:
        permissions = ["clipboard-read", "clipboard-write"]
        contexts.append(browser.new_context(permissions=permissions, **options))
        contexts[-1].set_default_timeout(10_000)
        contexts[-1].on("request", lambda request: requested.append(request.url))
        return contexts[-1].new_page()

    yield visit
    for context in contexts:
        context.close()
    foreign = [url for url in requested if not url.startswith((address, "data:", "blob:"))]
    assert not foreign, f"requested from another origin: {foreign}"


@pytest.fixture
def reader(visit: Callable[..., BrowserPage]) -> BrowserPage:
    return visit()


def shows(reader: BrowserPage, label: str) -> bool:
    """Whether every group of tabs on the page that has a tab of this label shows that tab."""
    groups = reader.locator(".tabbed-set").filter(
        has=reader.locator(".tabbed-labels label").get_by_text(label, exact=True)
    )
    chosen = groups.evaluate_all(
        "sets => sets.map(set => set.querySelector(`label[for=${"
        "set.querySelector(':scope > input:checked').id}]`).textContent)"
    )
    return set(chosen) == {label}


def test_tabs_switch_together_and_stay_switched(reader: BrowserPage, address: str):
    reader.goto(f"{address}tutorial/clients/")
    assert shows(reader, "httpx"), "httpx comes first until the reader chooses"
    reader.locator(".tabbed-labels label", has_text="httpx async").first.click()
    assert shows(reader, "httpx async"), "choosing a tab in one group chooses it in all"
    reader.locator(".md-footer__link--next").click()
    reader.wait_for_url("**/tutorial/async-client/")
    expect(reader.locator(".tabbed-set > input:checked").first).to_have_id("__tabbed_1_3")
    assert shows(reader, "httpx async"), "the choice holds on the next page"


# A page with all tabs, and the one that hides a block.
@pytest.mark.parametrize("url", ["tutorial/async-client/", "tutorial/exercise/"])
def test_copy_button_yields_the_file(reader: BrowserPage, address: str, url: str):
    reader.goto(address + url)
    for summary in reader.locator("summary").all():
        summary.click()
    copied = []
    for label in TABS.values():
        for tab in reader.locator(".tabbed-labels label").get_by_text(label, exact=True).all()[:1]:
            tab.click()
        for block in reader.locator("article .highlight:visible").all():
            name = block.locator(".filename").text_content()
            block.hover()
            reader.evaluate("navigator.clipboard.writeText('')")
            block.locator(".md-code__button").click()
            reader.wait_for_function("navigator.clipboard.readText().then(text => text)")
            text = reader.evaluate("navigator.clipboard.readText()")
            assert text == (SNIPPETS / url / name).read_text(encoding="utf-8").rstrip("\n"), (
                f"{url}: the copy button of {name} does not copy the file"
            )
            copied.append(name)
    assert {path.name for path in (SNIPPETS / url).iterdir()} == set(copied)


def test_search_finds_a_page(reader: BrowserPage, address: str):
    reader.goto(address)
    reader.locator(".md-search__input").click()
    reader.keyboard.type("semaphore")
    result = reader.locator(".md-search-result__link", has_text="Limiting concurrency").first
    result.click()
    reader.wait_for_url("**/tutorial/limiting-concurrency/**")


def test_colours_follow_the_system_until_the_reader_chooses(
    visit: Callable[..., BrowserPage], address: str
):
    scheme = "document.body.dataset.mdColorScheme"
    dark = visit(color_scheme="dark")
    dark.goto(address)
    assert dark.evaluate(scheme) == "slate", "a dark system gets the dark colours"
    reader = visit(color_scheme="light")
    reader.goto(address)
    assert reader.evaluate(scheme) == "default", "a light system gets the light colours"
    for _ in range(2):  # from the system's choice to light, from light to dark
        reader.locator("label[for^=__palette]:visible").click()
    reader.wait_for_function(f"{scheme} === 'slate'")
    reader.goto(f"{address}tutorial/timeouts/")
    assert reader.evaluate(scheme) == "slate", "the choice holds on the next page"


def test_missing_page_is_explained(reader: BrowserPage, address: str):
    response = reader.goto(f"{address}no/such/page/")
    assert response.status == 404
    reader.get_by_role("article").get_by_role("link").first.click()
    reader.wait_for_url(address)


def test_page_is_whole_on_a_phone(
    visit: Callable[..., BrowserPage], address: str, pages: list[Page]
):
    reader = visit(viewport={"width": 390, "height": 844})
    for page in pages:
        reader.goto(address + page.url)
        width = reader.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, f"{page}: {width} pixels wide on a phone of 390"
