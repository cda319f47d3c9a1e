"""In a browser the site does what its controls promise, and asks nobody else for anything."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import material
import pytest
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from contents import TABS, Contents
from tools.browser import executable
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


def enter(reader: BrowserPage, url: str) -> None:
    """Opens a page, and waits for its scripts, which are fetched after it was painted."""
    reader.goto(url)
    reader.locator("html.js").wait_for(state="attached")
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
    enter(reader, f"{address}tutorial/clients/")
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
    page = Contents().page(url.strip("/"))
    enter(reader, address + url)
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
            text = until(reader, "navigator.clipboard.readText()")
            assert text == page.shown_as(name).text.rstrip("\n"), (
                f"{url}: the copy button of {name} does not copy the file"
            )
            copied.append(name)
    assert {snippet.path.name for snippet in page.snippets} == set(copied)


# What the search needs, and no reader who does not search.
SEARCH = re.compile(r"search/search_index\.|/workers/")


@pytest.mark.parametrize("way", ["a click", "a key", "a link"])
def test_search_is_loaded_when_it_is_used(reader: BrowserPage, address: str, way: str):
    requested = []
    reader.on("request", lambda request: requested.append(request.url))
    enter(reader, f"{address}?q=semaphore" if way == "a link" else address)
    if way != "a link":
        reader.wait_for_load_state("networkidle")
        early = [url for url in requested if SEARCH.search(url)]
        assert not early, (
            f"requested before the search is used: {early}; "
            "see theme/templates/javascripts/site.js"
        )
    if way == "a click":
        reader.locator(".md-search__input").click()
    if way == "a key":
        reader.keyboard.press("/")
        expect(reader.locator(".md-search__input")).to_be_focused()
    if way != "a link":
        reader.keyboard.type("semaphore")
    expect(reader.locator(".md-search-result__link").first).to_be_visible()


def test_search_finds_a_page(reader: BrowserPage, address: str):
    enter(reader, address)
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


def test_missing_page_is_explained(reader: BrowserPage, address: str):
    response = reader.goto(f"{address}no/such/page/")
    assert response.status == 404
    reader.get_by_role("article").get_by_role("link").first.click()
    reader.wait_for_url(address)


def test_page_is_whole_on_a_phone(
    visit: Callable[..., BrowserPage], address: str, pages: list[BuiltPage]
):
    reader = visit(viewport={"width": 390, "height": 844})
    for page in pages:
        enter(reader, address + page.url)
        width = reader.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, f"{page}: {width} pixels wide on a phone of 390"


def test_tabs_are_chosen_by_keyboard(reader: BrowserPage, address: str):
    enter(reader, f"{address}tutorial/clients/")
    group = reader.get_by_role("group", name="Client").first
    group.get_by_role("radio", name="httpx", exact=True).focus()
    reader.keyboard.press("ArrowRight")
    expect(group.get_by_role("radio", name="httpx async")).to_be_focused()
    assert shows(reader, "httpx async"), "an arrow key chooses the next tab"
    label = group.locator("label", has_text="httpx async")
    expect(label).to_have_css("outline-style", "solid")


def test_phone_navigation_is_used_by_keyboard(visit: Callable[..., BrowserPage], address: str):
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


def test_phone_search_is_opened_by_keyboard(visit: Callable[..., BrowserPage], address: str):
    reader = visit(viewport={"width": 390, "height": 844})
    enter(reader, address)
    for key in ("Enter", "/"):
        reader.get_by_role("button", name="Search").focus()
        reader.keyboard.press(key)
        expect(reader.locator(".md-search__input")).to_be_focused()
        reader.keyboard.type("semaphore")
        expect(reader.locator(".md-search-result__link").first).to_be_in_viewport()
        reader.keyboard.press("Escape")


@pytest.mark.parametrize("width", [390, 1350])
def test_focus_is_always_seen(visit: Callable[..., BrowserPage], address: str, width: int):
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
    for _ in range(120):
        reader.keyboard.press("Tab")
        if found := reader.evaluate(hidden):
            break
    assert found == "the end", (
        f"tutorial/http2/, {width} pixels wide: nobody sees the focus on {found}"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_left_out_styles_are_not_missed(
    visit: Callable[..., BrowserPage], address: str, scheme: str
):
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
            reader.locator(".md-search__input").click()
            reader.keyboard.type("timeout")
            expect(reader.locator(".md-search-result__link").first).to_be_visible()
            reader.locator(".md-search__input").evaluate("input => input.blur()")
            seen.append(reader)
        shots = {reader: reader.screenshot(full_page=True) for reader in seen}
        for _ in range(5):  # a page may still be settling
            if len(set(shots.values())) > 1:
                shots = {reader: reader.screenshot(full_page=True) for reader in seen}
        assert len(set(shots.values())) == 1, (
            f"/{url} looks otherwise without the rules that theme/unused_styles.py leaves out"
        )


def test_what_scrolls_sideways_has_the_focus_and_a_name(
    visit: Callable[..., BrowserPage], address: str
):
    reader = visit(viewport={"width": 390, "height": 844})
    for url, name in {"tutorial/timeouts/": "phases_httpx.py", "beyond/speed/": "Table"}.items():
        enter(reader, address + url)
        box = reader.get_by_role("group", name=name, exact=True).first
        box.focus()
        reader.keyboard.press("ArrowRight")
        until(reader, "document.activeElement.scrollLeft > 0")


def test_policy_is_never_violated(reader: BrowserPage, address: str, pages: list[BuiltPage]):
    reader.add_init_script(
        "window.violations = []; document.addEventListener('securitypolicyviolation', "
        "event => violations.push(`${event.effectiveDirective} ${event.blockedURI}`))"
    )
    for page in pages:
        enter(reader, address + page.url)
        for control in (".tabbed-labels label >> nth=0", ".md-code__button:visible >> nth=0"):
            if reader.locator(control).count():
                reader.locator(control).click()
        reader.locator("label[for^=__palette]:visible").click()
        reader.locator(".md-search__input").click()
        reader.keyboard.type("timeout")
        expect(reader.locator(".md-search-result__link").first).to_be_visible()
        violations = reader.evaluate("violations")
        assert not violations, f"{page}: the Content-Security-Policy forbids {violations}"
