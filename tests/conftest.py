import fcntl
import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from playwright.sync_api import Page as BrowserPage

from contents import Contents
from fake_internet import doors
from fake_internet.doors import DOORS
from fake_internet.internet import Internet
from tests.claim import page_name
from tests.subjects import CONTENTS, RULES, SUBJECTS
from tools.browser import executable, start_browser
from tools.host import Host
from tools.programs import Missing
from tools.site import SITE_URL, BuiltPage, built_pages


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--live",
        action="store_true",
        help="run the snippets against the real internet, and nothing else",
    )


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """One process more than there are cores: many wait, for a browser or for the wire's clock."""
    return (yield) + 1


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """With --live test_live.py alone is collected, without it everything else."""
    if collection_path.suffix == ".py":
        return (collection_path.name == "test_live.py") != config.getoption("live") or None
    return None


# The rules


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Has a rule run once for each of what it is about; see `subjects`."""
    if metafunc.module.__name__.rpartition(".")[2] not in (*RULES, "test_broken"):
        return
    marked = [mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")]
    for name in metafunc.fixturenames:
        if name in SUBJECTS and name not in marked:
            found = [pytest.param(value, id=id) for id, value in SUBJECTS[name](CONTENTS)]
            metafunc.parametrize(name, found)
        elif name == "built_page":
            names = [page.name for page in CONTENTS.pages]
            metafunc.parametrize(name, ["404", *names], indirect=True)


@pytest.fixture
def contents() -> Contents:
    return CONTENTS


def _rank(path: str, line: int | None) -> tuple[int, int]:
    """Where in the order of `RULES` a test stands; other files follow as they are."""
    name = Path(path).stem
    return (RULES.index(name), line or 0) if name in RULES else (len(RULES), 0)


_CLAIMS = CONTENTS.root / "tests" / "claims"

# What only a built site, or the browser that visits it, can give.
_BUILT = {"site", "whole_site", "browser"}


@pytest.hookimpl(tryfirst=True)  # a plugin may put them into another order afterwards
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: _rank(*item.location[:2]))
    for item in items:
        if item.path.is_relative_to(_CLAIMS):
            item.extra_keyword_matches.add(page_name(CONTENTS.root, item.path))
        if _BUILT & set(getattr(item, "fixturenames", ())):
            item.add_marker("site")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Shows failures in the order of the rules, in whichever order or process they happened."""
    for reports in terminalreporter.stats.values():
        if all(isinstance(report, pytest.TestReport) for report in reports):
            reports.sort(key=lambda report: _rank(*report.location[:2]))
    return (yield)


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
    """The folder of the built site, which the processes of a parallel run share."""
    from tests.test_site import check_site_builds

    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    failed = folder / "build_failed.txt"
    with (folder / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site").exists() and not failed.exists():
            try:
                check_site_builds(folder / "site")
            except pytest.fail.Exception as failure:
                failed.write_text(str(failure), encoding="utf-8")
    if failed.exists():
        pytest.fail(failed.read_text(encoding="utf-8"), pytrace=False)
    return folder / "site"


@pytest.fixture(scope="session")
def pages(site: Path) -> list[BuiltPage]:
    return built_pages(site)


@pytest.fixture
def built_page(request: pytest.FixtureRequest, pages: list[BuiltPage]) -> BuiltPage:
    name = request.param
    return next(page for page in pages if (page.page.name if page.page else "404") == name)


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
