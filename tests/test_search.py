"""A reader finds pages and sections, by pointer or keyboard, and pays nothing before searching."""

import re
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from playwright.sync_api import Browser, Route, expect
from playwright.sync_api import Page as BrowserPage

from theme import search_index
from theme.site import Site
from tools.browser import enter, until
from tools.programs import AXE, installed

# What only a reader who searches needs.
SEARCH = re.compile(r"/pagefind/|/search\.js")

PHONE = {"width": 390, "height": 844}  # pixels

KEYS = ["/", "s", "f", "Control+k"]


class Search:
    """The search of a page, as a reader uses it."""

    def __init__(self, reader: BrowserPage) -> None:
        self.reader = reader
        self.dialog = reader.get_by_role("dialog", name="Search")
        self.input = self.dialog.get_by_role("textbox", name="Search")
        self.status = self.dialog.get_by_role("status")
        self.results = self.dialog.get_by_role("link")

    def asks(self, query: str) -> None:
        """Opens the search, types, and waits for what is found."""
        self.reader.locator(".search-button").click()
        self.input.fill(query)
        expect(self.status).to_have_text(re.compile(r"found"))

    def addresses(self) -> list[str]:
        """Where the results lead, without what they mark there."""
        found = self.results.evaluate_all("links => links.map(link => link.href)")
        return [re.sub(r"\?[^#]*", "", url) for url in found]


@pytest.fixture
def search(reader: BrowserPage, address: str) -> Search:
    enter(reader, f"{address}tutorial/clients/")
    return Search(reader)


@pytest.mark.parametrize("way", ["a click", *KEYS, "a link"])
def test_search_is_loaded_when_it_is_used(reader: BrowserPage, address: str, way: str) -> None:
    requested: list[str] = []
    reader.on("request", lambda request: requested.append(request.url))
    search = Search(reader)
    if way == "a link":
        enter(reader, f"{address}?q=semaphore")
    else:
        enter(reader, address)
        reader.wait_for_load_state("networkidle")
        early = [url for url in requested if SEARCH.search(url)]
        assert not early, (
            f"requested before the search is used: {early}; "
            "see theme/templates/javascripts/site.js"
        )
        expect(search.dialog).to_be_hidden()
        if way == "a click":
            reader.get_by_role("button", name="Search").click()
        else:
            reader.keyboard.press(way)
        expect(search.input).to_be_focused()
        reader.keyboard.type("semaphore")
    expect(search.results.first).to_be_visible()
    expect(search.input).to_have_value("semaphore")


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[Search]:
    """A search that has been used before."""
    with browser.new_context() as context:
        tab = context.new_page()
        enter(tab, f"{address}tutorial/clients/")
        tab.locator(".search-button").click()
        yield Search(tab)


# What people who know requests type, and the page or section that helps them, which is among the
# first three pages.
@pytest.mark.parametrize(
    ("query", "right"),
    {
        "timeout": "tutorial/timeouts/",
        "session": "tutorial/clients/",
        "semaphore": "tutorial/limiting-concurrency/",
        "migrate from requests": "migration/migrating/",
        "follow redirects": "tutorial/familiar-not-identical/#redirects-are-not-followed",
        "raise_for_status": "tutorial/first-requests/#check-the-status-before-you-read",
        "iter_lines": "tutorial/streaming/#read-text-line-by-line",
        "httpx.Timeout": "tutorial/timeouts/",
        "HTTP/2": "tutorial/http2/",
        "429": "tutorial/limiting-rate/#wait-as-long-as-the-server-tells-you",
        "max_connections": "tutorial/clients/#limit-the-connection-pool",
        "allow_redirects": "tutorial/redirects-and-cookies/#follow-redirects",
        "cookies": "tutorial/redirects-and-cookies/",
        "netrc": "tutorial/authentication/#read-passwords-from-a-netrc-file",
        "upload": "tutorial/uploading-files/",
        "retry": "tutorial/retries/",
        "ConnectError": "tutorial/errors/#find-the-cause-of-a-connecterror",
    }.items(),
)
def test_right_page_is_found(opened: Search, address: str, query: str, right: str) -> None:
    opened.input.fill(query)
    expect(opened.status).to_contain_text(f"found for “{query}”")
    found = [url.removeprefix(address) for url in opened.addresses()]
    pages = list(dict.fromkeys(url.partition("#")[0] for url in found))
    assert right in found and right.partition("#")[0] in pages[:3], (
        f"who searches for {query!r} wants {right} and finds {found}"
    )


def test_page_with_some_of_the_words_is_found_where_none_has_all(
    search: Search, address: str
) -> None:
    search.asks("semaphore brotli")
    expect(search.status).to_have_text(re.compile("No page has all of these words"))
    assert f"{address}tutorial/limiting-concurrency/" in search.addresses()


def test_number_of_pages_is_announced(search: Search) -> None:
    search.asks("semaphore")
    expect(search.status).to_have_text(re.compile(r"^[2-9] pages found for “semaphore”\.$"))
    search.input.fill("kerberos")
    expect(search.status).to_have_text("No pages found for “kerberos”.")
    expect(search.results).to_have_count(0)
    search.input.fill("")
    expect(search.status).to_have_text(re.compile("Arrow keys"))


def test_more_pages_are_shown_when_asked_for(search: Search) -> None:
    search.asks("httpx")
    count = int((search.status.text_content() or "").partition(" ")[0])
    pages = search.dialog.locator(".search__results > li")
    more = search.dialog.get_by_role("button", name="More results")
    expect(pages).to_have_count(5)
    while more.is_visible():
        shown = pages.count()
        more.click()
        expect(pages.nth(shown).get_by_role("link").first).to_be_focused()
    expect(pages).to_have_count(count)


def test_search_is_used_by_keyboard(search: Search) -> None:
    reader = search.reader
    button = reader.get_by_role("button", name="Search")
    button.focus()
    reader.keyboard.press("Enter")
    reader.keyboard.type("redirect")
    expect(search.status).to_have_text(re.compile("found"))
    for key, focused in {
        "ArrowDown": search.results.nth(0),
        "ArrowUp": search.input,
        "End": search.input,
    }.items():
        reader.keyboard.press(key)
        expect(focused).to_be_focused()
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("ArrowDown")
    expect(search.results.nth(1)).to_be_focused()
    reader.keyboard.type("s")
    expect(search.input).to_be_focused()
    expect(search.input).to_have_value("redirects")
    reader.keyboard.press("Escape")
    expect(search.dialog).to_be_hidden()
    expect(button).to_be_focused()


def test_enter_opens_a_result(search: Search, address: str) -> None:
    reader = search.reader
    search.asks("redirects are not followed")
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("Enter")
    reader.wait_for_url(f"{address}tutorial/familiar-not-identical/**#redirects-are-not-followed")
    expect(reader.locator("#redirects-are-not-followed")).to_be_in_viewport()


@pytest.mark.parametrize("slow", ["javascripts/search.js", "pagefind/pagefind.js"])
def test_enter_opens_the_first_result_of_what_was_typed(
    search: Search, address: str, slow: str
) -> None:
    """Even if it is pressed before the search has been loaded, or while another is shown."""
    reader = search.reader

    def go_on_later(route: Route) -> None:
        reader.wait_for_timeout(500)  # milliseconds
        route.continue_()

    reader.route(f"**/{slow}", go_on_later)
    for query, page in {
        "semaphore": "limiting-concurrency",
        "raise_for_status": "first-requests",
    }.items():
        reader.keyboard.press("/")
        reader.keyboard.type(query)
        reader.keyboard.press("Enter")
        reader.wait_for_url(f"{address}tutorial/{page}/**")


def test_result_on_the_same_page_closes_the_search(search: Search) -> None:
    heading = search.reader.locator("#join-a-path-with-base_url")
    # The second time the address is the one that the page has already.
    for _ in range(2):
        search.asks("base_url")
        search.results.get_by_text("Join a path with base_url").click()
        expect(search.dialog).to_be_hidden()
        expect(heading).to_be_in_viewport()


def test_words_are_marked_on_the_page(search: Search) -> None:
    search.asks("httpx.Timeout")
    search.results.filter(has_text="Timeouts").first.click()
    search.reader.wait_for_url("**/tutorial/timeouts/?h=*")
    marked = until(
        search.reader,
        "[...(CSS.highlights.get('found') ?? [])].map(range => range.toString().toLowerCase())",
    )
    assert set(marked) == {"httpx.timeout"}, "also where a program is colored"


@pytest.mark.parametrize("way", ["the button", "beside it"])
def test_search_is_closed_by_pointer(search: Search, way: str) -> None:
    search.asks("timeout")
    if way == "the button":
        search.dialog.get_by_role("button", name="Close").click()
    else:
        search.reader.mouse.click(5, 500)
    expect(search.dialog).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "/"])
def test_search_is_used_on_a_phone(
    visit: Callable[..., BrowserPage], address: str, key: str
) -> None:
    reader = visit(viewport=PHONE)
    enter(reader, address)
    search = Search(reader)
    reader.get_by_role("button", name="Search").focus()
    reader.keyboard.press(key)
    expect(search.input).to_be_focused()
    reader.keyboard.type("semaphore")
    expect(search.results.first).to_be_in_viewport()
    width = search.dialog.evaluate("dialog => dialog.scrollWidth")
    assert width <= PHONE["width"], f"the search is {width} pixels wide"


def test_letters_that_are_typed_elsewhere_open_no_search(search: Search) -> None:
    search.reader.evaluate(
        "document.querySelector('article').append(document.createElement('textarea'))"
    )
    search.reader.locator("article > textarea").focus()
    search.reader.keyboard.type("/sf")
    expect(search.dialog).to_be_hidden()
    expect(search.reader.locator("article > textarea")).to_have_value("/sf")


def test_failure_to_load_is_said_and_tried_again(search: Search) -> None:
    reader = search.reader
    reader.route("**/pagefind/**", lambda route: route.abort())
    reader.locator(".search-button").click()
    search.input.fill("semaphore")
    expect(search.status).to_have_text("The search could not be loaded.")
    reader.unroute("**/pagefind/**")
    search.input.fill("semaphores")
    expect(search.results.first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1350])
def test_axe_finds_nothing_in_the_open_search(
    visit: Callable[..., BrowserPage],
    address: str,
    scheme: str,
    width: int,
    require: Callable[[Callable[[], Path]], Path],
) -> None:
    axe = require(lambda: installed(AXE))
    reader = visit(color_scheme=scheme, viewport={"width": width, "height": 844}, bypass_csp=True)
    enter(reader, address)
    search = Search(reader)
    search.asks("timeout")
    reader.keyboard.press("ArrowDown")
    reader.evaluate(axe.read_text(encoding="utf-8"))
    violations = reader.evaluate(
        "axe.run('dialog.search', {rules: {'target-size': {enabled: true}}})"
        ".then(result => result.violations.map(each => each.id + ' ' + each.nodes[0].html))"
    )
    assert not violations, f"the open search, {scheme}, {width} pixels wide: {violations}"


def test_search_button_waits_for_its_script(
    visit: Callable[..., BrowserPage], address: str
) -> None:
    reader = visit(java_script_enabled=False)
    reader.goto(address)
    expect(reader.locator(".search-button")).to_be_hidden()
    expect(reader.locator("dialog.search")).to_be_hidden()


def test_index_is_the_same_however_the_folder_is_listed(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File systems list what they hold in any order, and Pagefind numbers the pages."""
    pages = sorted(site.rglob("index.html"))
    for page in pages:
        target = tmp_path / page.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(page, target)
    indexes = []
    for listed in (pages, pages[::-1]):
        copies = [tmp_path / page.relative_to(site) for page in listed]
        with monkeypatch.context() as patch:
            patch.setattr(Path, "rglob", lambda *_, copies=copies: iter(copies))
            search_index.index(tmp_path)
        folder = tmp_path / search_index.FOLDER
        indexes.append({path: path.read_bytes() for path in folder.rglob("*.*")})
        shutil.rmtree(folder)
    assert len(indexes[0]) > len(pages)
    assert indexes[0] == indexes[1], "two indexes of the same pages differ"


def test_missing_page_is_not_indexed(search: Search) -> None:
    search.asks("This page does not exist")
    assert not [url for url in search.addresses() if "404" in url]


def test_change_of_pagefind_fails_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its program is asked as only its own packages do, which may change with any version."""
    response = b'{"payload": {"type": "Error", "message": "unknown request"}}'
    program = tmp_path / "pagefind"
    program.write_text(
        f"#!{sys.executable}\n"
        "import base64, sys\n"
        f"print(base64.b64encode({response!r}).decode(), end=',', flush=True)\n"
        "sys.stdin.read()\n"
    )
    program.chmod(0o755)
    monkeypatch.setattr(search_index, "get_executable", lambda: program)
    with pytest.raises(search_index.IndexFailed, match="NewIndex: unknown request.*pagefind/serv"):
        search_index.index(tmp_path)


def test_rebuild_while_serving_does_not_wait_for_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, goes_on = threading.Event(), threading.Event()

    def slow(site: Path) -> None:
        begun.set()
        goes_on.wait(10)

    monkeypatch.setattr(search_index, "index", slow)
    site = SimpleNamespace(folder=tmp_path, searchable=True, serving=True)
    search_index.write_index(cast(Site, site))  # no more of it is asked for
    assert begun.wait(10), "the pages are not indexed"
    goes_on.set()
