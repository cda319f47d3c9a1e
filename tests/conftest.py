import gc
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import h2  # noqa: F401
import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from playwright.sync_api import Page as BrowserPage

from fake_internet.internet import Internet
from fake_internet.mocks import mocked_internet
from fake_internet.wire import wired_internet
from tools.browser import executable, start_browser
from tools.host import Host
from tools.programs import Missing
from tools.site import SITE_URL, BuildFailed, BuiltPage, build_site, built_pages

# What a developer's shell may hold and the fake internet must not depend on.
_ENVIRONMENT = [
    *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"),
    *("http_proxy", "https_proxy", "all_proxy", "no_proxy"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NETRC"),
]


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("live"):
        for name in _ENVIRONMENT:
            os.environ.pop(name, None)


def pytest_addoption(parser) -> None:
    parser.addoption(
        "--live",
        action="store_true",
        help="run the snippets against the real internet, and nothing else",
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """With --live test_live.py alone is collected, without it everything else."""
    if collection_path.suffix == ".py":
        return (collection_path.name == "test_live.py") != config.getoption("live") or None
    return None


def pytest_collection_finish() -> None:
    """Spares `left_open` a look at all that the suite itself holds, after every snippet."""
    gc.collect()
    gc.freeze()


# The two doors to the fake internet; what asks for `door` or `internet` runs once at each.
DOORS = {"mocks": mocked_internet, "wire": wired_internet}


@pytest.fixture(params=DOORS)
def door(request) -> str:
    return request.param


@pytest.fixture
def internet(door: str, tmp_path, monkeypatch) -> Internet:
    """The fake internet, for a program that runs in a directory and a `__main__` of its own."""
    monkeypatch.chdir(tmp_path)
    # A snippet becomes `__main__`, and one hides h2; both are put back afterwards.
    for name in ("__main__", "h2"):
        monkeypatch.setitem(sys.modules, name, sys.modules[name])
    with DOORS[door]() as internet:
        yield internet


# The built site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    try:
        return build_site(tmp_path_factory.mktemp("site"))
    except BuildFailed as failure:
        pytest.fail(str(failure), pytrace=False)


@pytest.fixture(scope="session")
def pages(site: Path) -> list[BuiltPage]:
    return built_pages(site)


# What a laptop may lack

Found = TypeVar("Found")


def _require(find: Callable[[], Found]) -> Found:
    try:
        return find()
    except Missing as missing:
        if os.environ.get("CI") == "true":
            pytest.fail(str(missing))
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def require() -> Callable[[Callable[[], Found]], Found]:
    """Calls what raises `Missing`: skips the test where it does, and fails it under CI=true."""
    return _require


# A browser that visits the built site


# One browser for each module alone: while Playwright runs, the thread counts as one with a
# running event loop, in which no snippet could call asyncio.run.
@pytest.fixture(scope="module")
def browser(require: Callable[[Callable[[], str]], str]) -> Iterator[Browser]:
    require(executable)
    with sync_playwright() as playwright:
        browser = start_browser(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The URL of the site's home page on this machine."""
    with Host(site, urlsplit(SITE_URL).path) as host:
        yield host.url


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., BrowserPage]]:
    """Opens a tab for a reader who was never here; the test fails if it asks another origin.

    Takes Playwright's options for a context, such as `color_scheme`.
    """
    contexts: list[BrowserContext] = []
    requested: list[str] = []

    def visit(**options: Any) -> BrowserPage:
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
