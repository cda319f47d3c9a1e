"""The site can be taken along: as Markdown, as a list for language models, as a zip of programs.

And each page says what it is, where it is, and what its programs ran with.
"""

import json
import re
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page as BrowserPage

from contents import Contents, Page
from tools.site import SITE_URL, BuiltPage

ALL = Contents().snippets
PAGES = Contents().pages
# A link within the site.
LINK = re.compile(r"\]\((?P<target>[^)#\s:]+)(#[^)\s]*)?\)")


def description(page: Page) -> str | None:
    head = re.match(r"---\n(?P<yaml>.*?)\n---\n", page.text, re.DOTALL)
    return yaml.safe_load(head["yaml"]).get("description") if head else None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_has_a_description_of_its_own(page: Page):
    """Search engines show about 160 characters of it."""
    found = description(page)
    assert found, f"{page}: begin it with `---`, `description: …`, `---`"
    assert 110 <= len(found) <= 160, f"{page}: {len(found)} characters; describe it in 110 to 160"
    same = [str(other) for other in PAGES if description(other) == found]
    assert same == [str(page)], f"the same description twice: {', '.join(same)}"


def twin(page: BuiltPage) -> Path:
    """The Markdown of a built page."""
    return page.html.with_suffix(".md")


def test_page_is_there_as_markdown(pages: list[BuiltPage]):
    for page in pages:
        if page.page is None:
            continue
        text = twin(page).read_text(encoding="utf-8")
        for snippet in (each for each in ALL if f"docs/{each.page_name}.md" == str(page)):
            assert snippet.text.strip() in "\n".join(line.rstrip() for line in _dedented(text)), (
                f"{page} as Markdown lacks {snippet} as it stands"
            )
        left = [line for line in text.splitlines() if re.match(r" *(===|!!!|\?\?\?|--8<--)", line)]
        assert not left, f"{page} as Markdown still has {left[0]!r}; see theme/markdown_twins.py"
        for link in LINK.finditer(text):
            there = page.html.parent / link["target"]
            assert there.is_file(), f"{page} as Markdown links to {link['target']}, which is not"


def _dedented(text: str) -> list[str]:
    """The lines of a page, those in lists and quotations without what precedes them."""
    return [line.removeprefix("> ") for line in text.splitlines()]


def test_page_names_its_markdown(pages: list[BuiltPage]):
    for page in pages:
        if page.page is None:
            continue
        alternate = page.soup.select_one('link[rel=alternate][type="text/markdown"]')
        assert alternate, f"{page}: its HTML does not name its Markdown"
        assert (page.html.parent / alternate["href"]) == twin(page)
        visible = page.soup.find("a", string="View as Markdown")
        assert visible and visible["href"] == alternate["href"], f"{page}: no link to its Markdown"


def test_llms_txt_lists_each_page_once(site: Path, pages: list[BuiltPage]):
    text = (site / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# "), "llms.txt begins with the name of the site"
    listed = re.findall(r"^- \[.+\]\((?P<url>\S+)\): \S", text, re.MULTILINE)
    there = [SITE_URL + twin(page).relative_to(site).as_posix() for page in pages if page.page]
    assert sorted(listed) == sorted(there), "llms.txt lists each page with its description, once"


def test_zip_holds_the_programs(site: Path):
    with zipfile.ZipFile(site / "snippets.zip") as archive:
        held = {info.filename: archive.read(info).decode() for info in archive.infolist()}
    programs = {str(each): each for each in ALL}
    assert held.keys() == programs.keys() | {
        "snippets/LICENSE",
        "snippets/README.md",
        "snippets/requirements.txt",
    }
    for name, snippet in programs.items():
        assert held[name] == snippet.text, f"the zip's {name} is not the file"
    pins = held["snippets/requirements.txt"].splitlines()
    assert f"httpx=={version('httpx')}" in pins, "the zip names the versions of requirements.txt"


def test_zip_is_offered_on_each_page(site: Path, pages: list[BuiltPage]):
    for page in pages:
        if page.page:
            link = page.soup.select_one("a[download]")
            assert link, f"{page}: no link to the zip of all programs"
            assert (page.html.parent / link["href"]).resolve() == site / "snippets.zip"


def test_page_states_what_its_programs_ran_with(pages: list[BuiltPage]):
    clients = ("requests", "httpx", "httpx2", "aiohttp")
    for page in pages:
        if page.page is None:
            continue
        provenance = page.soup.select_one(".provenance")
        stated = provenance.get_text().replace("\xa0", " ")
        programs = [each.text for each in ALL if f"docs/{each.page_name}.md" == str(page)]
        for name in clients:
            imports = re.compile(rf"^\s*(import|from) {name}\b", re.MULTILINE)
            needed = not programs or any(map(imports.search, programs))
            says = f"{name} {version(name)}" in stated
            wanted = "state" if needed else "not state"
            assert needed == says, f"{page} should {wanted} the version of {name}"
        assert provenance.select_one("time[datetime]"), f"{page} does not say when they ran"


def test_page_describes_itself_to_machines(pages: list[BuiltPage]):
    for page in pages:
        if page.page is None:
            continue
        soup, url = page.soup, SITE_URL + page.url
        assert soup.select_one("link[rel=canonical]")["href"] == url
        summary = description(page.page)
        assert soup.select_one("meta[name=description]")["content"] == summary
        card = {meta["property"]: meta["content"] for meta in soup.select("meta[property^='og:']")}
        assert card["og:url"] == url and card["og:description"] == summary
        image = page.html.parents[page.url.count("/")] / card["og:image"].removeprefix(SITE_URL)
        assert image.read_bytes().startswith(b"\x89PNG"), f"{page}: {image} is no PNG"
        assert image.stat().st_size <= 40_000, f"{page}: its card has more than 40 kB"
        [article] = map(
            json.loads, (each.string for each in soup.select('script[type="application/ld+json"]'))
        )
        assert (article["@type"], article["url"], article["description"]) == (
            *("TechArticle", url),
            summary,
        ), f"{page}: the structured data does not describe the page"


def test_sitemap_lists_each_page(site: Path, pages: list[BuiltPage]):
    listed = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(SITE_URL + page.url for page in pages if page.page)


def test_copy_page_copies_the_markdown(reader: BrowserPage, address: str, site: Path):
    reader.goto(f"{address}tutorial/timeouts/")
    reader.get_by_role("button", name="Copy page").click()
    reader.get_by_text("Copied.", exact=True).wait_for()
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert copied == (site / "tutorial/timeouts/index.md").read_text(encoding="utf-8")


def test_copy_page_says_when_it_cannot(reader: BrowserPage, address: str):
    reader.goto(f"{address}tutorial/timeouts/")
    reader.route("**/index.md", lambda route: route.abort())
    reader.get_by_role("button", name="Copy page").click()
    reader.get_by_text("Not copied", exact=False).wait_for()
