import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from playwright.sync_api import Page as BrowserPage

from fake_internet import doors
from fake_internet.doors import DOORS
from fake_internet.internet import Internet
from tools.browser import executable, start_browser
from tools.host import Host
from tools.programs import Missing
from tools.site import SITE_URL, BuildFailed, BuiltPage, build_site, built_pages


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


@pytest.fixture(params=DOORS)
def door(request: pytest.FixtureRequest) -> str:
    """What asks for it, or for `internet`, runs once at each door."""
    return request.param


@pytest.fixture
def internet(door: str) -> Iterator[Internet]:
    """The fake internet, for one program."""
    with doors.visit(door) as internet:
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
