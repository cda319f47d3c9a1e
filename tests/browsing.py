"""A browser for the tests that need one: fixtures that open pages of the built site.

The browser is a Chromium or Chrome that the machine has. Without one these tests are skipped,
but with CI=true they fail.
"""

import os
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import tools
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from playwright.sync_api import Page as BrowserPage
from site_build import SITE_URL

# Chromium's own housekeeping, which is not the site's: updates, sync, field trials.
_QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


def missing(what: str) -> None:
    """Skips the test for lack of something that a laptop may lack; fails it under CI=true."""
    pytest.fail(what) if os.environ.get("CI") == "true" else pytest.skip(what)


def executable() -> str:
    """The path of a browser. Skips the test where there is none; fails it under CI=true."""
    try:
        return tools.browser()
    except tools.Missing as absent:
        missing(str(absent))


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


def enter(reader: BrowserPage, url: str) -> None:
    """Opens a page, and waits until its scripts have done what they do at first."""
    reader.goto(url)
    reader.evaluate("new Promise(requestIdleCallback)")


def until(reader: BrowserPage, expression: str):
    """The value of the expression, once it is true.

    Playwright's own `wait_for_function` needs `eval`, which the site's policy forbids.
    """
    for _ in range(200):
        if value := reader.evaluate(expression):
            return value
        reader.wait_for_timeout(50)
    pytest.fail(f"{reader.url}: never came true: {expression}")
