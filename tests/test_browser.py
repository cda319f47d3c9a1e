"""In a browser the site does what its controls promise, and asks nobody else for anything."""

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import material
import pytest
from playwright.sync_api import FilePayload, expect
from playwright.sync_api import Page as BrowserPage

from contents import TABS, Contents
from playground.bundle import NODE_MODULES
from tools.browser import enter, executable, until
from tools.programs import installed
from tools.site import BuiltPage


def test_missing_browser_is_skipped_on_a_laptop_and_fails_in_ci(
    monkeypatch: pytest.MonkeyPatch, require: Callable[[Callable[[], str]], str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name, path=None: None)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="chromium is missing; install"):
        require(executable)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="chromium is missing; install"):
        require(executable)


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


def test_tabs_switch_together_and_stay_switched(reader: BrowserPage, address: str) -> None:
    enter(reader, f"{address}tutorial/clients/")
    assert shows(reader, "httpx"), "httpx comes first until the reader chooses"
    reader.locator(".tabbed-labels label", has_text="httpx async").first.click()
    assert shows(reader, "httpx async"), "choosing a tab in one group chooses it in all"
    reader.locator(".md-footer__link--next").click()
    reader.wait_for_url("**/tutorial/redirects-and-cookies/")
    expect(reader.locator(".tabbed-set > input:checked").first).to_have_id("__tabbed_1_3")
    assert shows(reader, "httpx async"), "the choice holds on the next page"


# A page with all tabs, and the one that hides a block.
@pytest.mark.parametrize("url", ["tutorial/async-client/", "tutorial/exercise/"])
def test_copy_button_yields_the_file(reader: BrowserPage, address: str, url: str) -> None:
    page = Contents().page(url.strip("/"))
    assert page, f"there is no page {url}"
    enter(reader, address + url)
    for summary in reader.locator("summary").all():
        summary.click()
    copied = []
    for label in TABS.values():
        for tab in reader.locator(".tabbed-labels label").get_by_text(label, exact=True).all()[:1]:
            tab.click()
        for block in reader.locator("article .highlight:visible").all():
            name = block.locator(".filename").text_content() or ""
            if name in copied:
                continue
            snippet = page.shown_as(name)
            assert snippet, f"{url}: {name!r} is no file of the page"
            block.hover()
            reader.evaluate("navigator.clipboard.writeText('')")
            block.locator(".md-code__button").click()
            text = until(reader, "navigator.clipboard.readText()")
            assert text == snippet.text.rstrip("\n"), (
                f"{url}: the copy button of {name} does not copy the file"
            )
            copied.append(name)
    assert {snippet.path.name for snippet in page.snippets} == set(copied)


def test_colours_follow_the_system_until_the_reader_chooses(
    visit: Callable[..., BrowserPage], address: str
) -> None:
    scheme = "document.body.dataset.mdColorScheme"
    dark = visit(color_scheme="dark")
    enter(dark, address)
    assert dark.evaluate(scheme) == "slate", "a dark system gets the dark colours"
    reader = visit(color_scheme="light")
    enter(reader, address)
    assert reader.evaluate(scheme) == "default", "a light system gets the light colours"
    for _ in range(2):  # from the system's choice to light, from light to dark
        reader.locator("label[for^=__palette]:visible").click()
    until(reader, f"{scheme} === 'slate'")
    enter(reader, f"{address}tutorial/timeouts/")
    assert reader.evaluate(scheme) == "slate", "the choice holds on the next page"


def test_missing_page_is_explained(reader: BrowserPage, address: str) -> None:
    response = reader.goto(f"{address}no/such/page/")
    assert response and response.status == 404
    reader.get_by_role("article").get_by_role("link").first.click()
    reader.wait_for_url(address)


def test_page_is_whole_on_a_phone(
    visit: Callable[..., BrowserPage], address: str, pages: list[BuiltPage]
) -> None:
    reader = visit(viewport={"width": 390, "height": 844})
    for page in pages:
        enter(reader, address + page.url)
        width = reader.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, f"{page}: {width} pixels wide on a phone of 390"


def test_tabs_are_chosen_by_keyboard(reader: BrowserPage, address: str) -> None:
    enter(reader, f"{address}tutorial/clients/")
    group = reader.get_by_role("group", name="Client").first
    group.get_by_role("radio", name="httpx", exact=True).focus()
    reader.keyboard.press("ArrowRight")
    expect(group.get_by_role("radio", name="httpx async")).to_be_focused()
    assert shows(reader, "httpx async"), "an arrow key chooses the next tab"
    label = group.locator("label", has_text="httpx async")
    expect(label).to_have_css("outline-style", "solid")


def test_phone_navigation_is_used_by_keyboard(
    visit: Callable[..., BrowserPage], address: str
) -> None:
    reader = visit(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    enter(reader, f"{address}tutorial/clients/")
    button = reader.get_by_role("button", name="Navigation")
    button.focus()
    reader.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    where = """(() => {
        const focused = document.activeElement;
        const {x, y, width, height} = focused.getBoundingClientRect();
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        const seen = focused.contains(top) ? "seen" : "hidden";
        return [seen, focused.closest(".md-sidebar") ? focused.textContent.trim() : ""];
    })()"""
    until(reader, "!!document.activeElement.closest('.md-sidebar')")
    passed = []
    while (found := reader.evaluate(where))[1]:
        passed.append(found)
        reader.keyboard.press("Tab")
    assert ["seen", "Further reading"] in passed
    assert not [name for seen, name in passed if seen == "hidden"], "the focus is always seen"
    button.focus()
    reader.keyboard.press("Escape")
    expect(button).to_be_focused()


@pytest.mark.parametrize("width", [390, 1350])
def test_focus_is_always_seen(visit: Callable[..., BrowserPage], address: str, width: int) -> None:
    reader = visit(viewport={"width": width, "height": 844})
    enter(reader, f"{address}tutorial/http2/")
    hidden = """(() => {
        const focused = document.activeElement;
        if (focused === document.body) return "the end";
        const seen = [focused, ...(focused.labels ?? []), focused.nextElementSibling];
        if (seen.some(each => {
            if (!each) return false;
            const {left, right, width, height} = each.getBoundingClientRect();
            const shown = left < innerWidth && right > 0 && width * height > 0;
            return shown && getComputedStyle(each).outlineStyle !== "none";
        })) return "";
        return focused.outerHTML.slice(0, 120);
    })()"""
    found = ""
    while not found:
        reader.keyboard.press("Tab")
        found = reader.evaluate(hidden)
    assert found == "the end", (
        f"tutorial/http2/, {width} pixels wide: nobody sees the focus on {found}"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_left_out_styles_are_not_missed(
    visit: Callable[..., BrowserPage],
    address: str,
    scheme: str,
    require: Callable[[Callable[[], Path]], Path],
) -> None:
    require(lambda: installed(NODE_MODULES / "purgecss"))  # without it none are left out
    whole = Path(material.__file__).parent / "templates"
    for url in ("", "tutorial/exercise/", "migration/comparison/", "beyond/speed/"):
        seen = []
        for lean in (True, False):
            reader = visit(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
            if not lean:
                reader.route(
                    "**/assets/stylesheets/*.css",
                    lambda route: route.fulfill(
                        path=whole / urlsplit(route.request.url).path.partition("project/")[2]
                    ),
                )
            enter(reader, address + url)
            for summary in reader.locator("summary").all():
                summary.click()
            seen.append(reader)
        for _ in range(20):  # a page may still be settling
            shots = {each.screenshot(full_page=True, animations="disabled") for each in seen}
            if len(shots) == 1:
                break
            seen[0].wait_for_timeout(250)
        assert len(shots) == 1, (
            f"/{url} looks otherwise without the rules that theme/unused_styles.py leaves out"
        )


def test_what_scrolls_sideways_has_the_focus_and_a_name(
    visit: Callable[..., BrowserPage], address: str
) -> None:
    reader = visit(viewport={"width": 390, "height": 844})
    for url, name in {"tutorial/timeouts/": "phases_httpx.py", "beyond/speed/": "Table"}.items():
        enter(reader, address + url)
        box = reader.get_by_role("group", name=name, exact=True).first
        box.focus()
        reader.keyboard.press("ArrowRight")
        until(reader, "document.activeElement.scrollLeft > 0")


def test_policy_is_never_violated(
    reader: BrowserPage, address: str, pages: list[BuiltPage]
) -> None:
    reader.add_init_script(
        "window.violations = []; document.addEventListener('securitypolicyviolation', "
        "event => violations.push(`${event.effectiveDirective} ${event.blockedURI}`))"
    )
    tried: set[str | None] = set()
    for page in pages:
        enter(reader, address + page.url)
        for control in (".tabbed-labels label >> nth=0", ".md-code__button:visible >> nth=0"):
            if reader.locator(control).count():
                reader.locator(control).click()
        meta = reader.locator("meta[http-equiv=Content-Security-Policy]")
        policy = meta.get_attribute("content")
        if policy not in tried:  # the same controls under the same policy need no second try
            tried.add(policy)
            reader.locator("label[for^=__palette]:visible").click()
            reader.locator(".search-button").click()
            reader.keyboard.type("timeout")
            expect(reader.locator(".search__results a").first).to_be_visible()
        violations = reader.evaluate("violations")
        assert not violations, f"{page}: the Content-Security-Policy forbids {violations}"


def test_finder_reads_what_is_pasted_and_chosen(reader: BrowserPage, address: str) -> None:
    enter(reader, f"{address}migration/names/")
    reader.get_by_role("button", name="Try it here").click()
    reader.get_by_role("button", name="Find").click()
    status = reader.locator(".find [role=status]")
    expect(status).to_have_text("Paste code first, or choose files.")
    code = "import requests\nsession = requests.Session()\nsession.verify = False\nsession.mount\n"
    reader.get_by_label("Python code that uses requests").fill(code)
    reader.get_by_role("button", name="Find").click()
    expect(status).to_have_text(
        "5 lines: 1 silent, 1 renamed, 1 gone; 0 the same, not listed", timeout=60_000
    )
    rows = reader.locator(".find li")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text(
        "pasted.py:3 session.verify, silent: ignored; pass verify= to the client"
    )
    link = rows.first.get_by_role("link").get_attribute("href") or ""
    assert (
        link == f"{address}tutorial/familiar-not-identical/#settings-that-you-change-on-a-client"
    )
    files: list[FilePayload] = [
        {"name": "old.py", "mimeType": "text/x-python", "buffer": b"print 1\n"},
        {"name": "shop.py", "mimeType": "text/x-python", "buffer": b"import requests_mock\n"},
    ]
    reader.get_by_label("Python files that use requests").set_input_files(files)
    expect(reader.locator(".find")).to_contain_text("it looks like Python 2")
    expect(rows).to_have_count(4)


def test_traffic_shows_what_was_sent(reader: BrowserPage, address: str) -> None:
    enter(reader, f"{address}tutorial/redirects-and-cookies/")
    block = reader.locator("[data-run]", has_text="follow_httpx.py")
    block.get_by_role("button", name="Run").click()
    opens = block.get_by_role("button", name="2 requests in 0.2 s")
    opens.click(timeout=60_000)
    expect(opens).to_have_attribute("aria-expanded", "true")
    rows = block.get_by_role("table").get_by_role("row")
    expect(rows.nth(1)).to_contain_text("GET http://api.github.com/users/python301 (HTTP/1.1)0 s")
    expect(rows.nth(2)).to_contain_text("redirected by the 301 of request 1")
    rows.nth(2).get_by_role("button").press("Enter")
    expect(block.get_by_label("Request", exact=True)).to_contain_text("Host: api.github.com\n")
    expect(block.get_by_label("Response", exact=True)).to_contain_text("HTTP/1.1 200 OK\n")
    opens.click()
    expect(block.get_by_role("table")).to_be_hidden()


def test_two_programs_are_compared(reader: BrowserPage, address: str) -> None:
    enter(reader, f"{address}tutorial/familiar-not-identical/")
    block = reader.locator("[data-run]", has_text="redirect_httpx.py")
    compares = block.get_by_role("button", name="Compare what redirect_httpx.py and")
    compares.click()
    status = block.locator("[role=status]")
    expect(status).to_have_text("1 of 2 requests differs.", timeout=60_000)
    expect(compares).to_be_visible()
    told = block.get_by_role("region")
    expect(told.get_by_role("button", name="1. GET")).to_have_text(
        "1. GET https://httpbin.org/redirect/1: the same"
    )
    expect(told.locator("mark")).to_have_text(["GET https://httpbin.org/get", "not sent"])
    other = reader.locator("[data-run]", has_text="truth_httpx.py")
    other.get_by_role("button", name="Compare").click()
    expect(other.locator("[role=status]")).to_have_text("1 request, the same from both.")
    expect(other.locator("mark")).to_have_count(0)
