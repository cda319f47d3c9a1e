"""The site can be taken along: as Markdown, as a list for language models, as a zip of programs.

And each page says what it is, where it is, and what its programs ran with.
"""

import json
import re
import zipfile
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Page as BrowserPage

from contents import Contents
from tests.test_pages import description
from tools.site import SITE_URL, BuiltPage, attribute

# A link within the site.
LINK = re.compile(r"\]\((?P<target>[^)#\s:]+)(#[^)\s]*)?\)")
# A program, in which brackets mean something else.
FENCED = re.compile(r"^[> ]*```.*?^[> ]*```", re.MULTILINE | re.DOTALL)
# The libraries whose versions a page may state.
CLIENTS = ("requests", "httpx", "httpx2", "aiohttp")


def twin(page: BuiltPage) -> Path:
    """The Markdown of a built page."""
    return page.html.with_suffix(".md")


def test_page_is_there_as_markdown(built_page: BuiltPage) -> None:
    if not built_page.page:
        return
    text = twin(built_page).read_text(encoding="utf-8")
    # The lines, those in lists and quotations without what precedes them.
    dedented = "\n".join(line.removeprefix("> ").rstrip() for line in text.splitlines())
    for snippet in built_page.page.snippets:
        assert snippet.text.strip() in dedented, (
            f"{built_page} as Markdown lacks {snippet} as it stands; see theme/markdown_twins.py"
        )
    left = [line for line in text.splitlines() if re.match(r" *(===|!!!|\?\?\?|--8<--)", line)]
    assert not left, f"{built_page} as Markdown still has {left[0]!r}; see theme/markdown_twins.py"
    for link in LINK.finditer(FENCED.sub("", text)):
        assert (built_page.html.parent / link["target"]).is_file(), (
            f"{built_page} as Markdown links to {link['target']}, which is not there"
        )


def test_page_names_its_markdown(built_page: BuiltPage) -> None:
    if not built_page.page:
        return
    alternate = built_page.soup.select_one('link[rel=alternate][type="text/markdown"]')
    visible = built_page.soup.find("a", string="View as Markdown")
    for link in (alternate, visible):
        assert link and built_page.html.parent / attribute(link, "href") == twin(built_page), (
            f"{built_page}: its HTML does not lead to its Markdown; see theme/markdown_twins.py"
        )


def test_llms_txt_lists_each_page_once(site: Path, pages: list[BuiltPage]) -> None:
    text = (site / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# "), "llms.txt begins with the name of the site"
    listed = re.findall(r"^- \[.+\]\((?P<url>\S+)\): \S", text, re.MULTILINE)
    there = [SITE_URL + twin(page).relative_to(site).as_posix() for page in pages if page.page]
    assert sorted(listed) == sorted(there), "llms.txt lists each page with its description, once"


def test_zip_holds_the_programs(site: Path, contents: Contents) -> None:
    with zipfile.ZipFile(site / "snippets.zip") as archive:
        held = {info.filename: archive.read(info).decode() for info in archive.infolist()}
    programs = {str(each): each for each in contents.snippets}
    added = {f"snippets/{name}" for name in ("LICENSE", "README.md", "requirements.txt")}
    expected = programs.keys() | added
    assert held.keys() == expected, f"only in snippets.zip or only here: {held.keys() ^ expected}"
    for name, snippet in programs.items():
        assert held[name] == snippet.text, f"{name} in snippets.zip is not the file"
    pins = held["snippets/requirements.txt"].splitlines()
    assert f"httpx=={version('httpx')}" in pins, (
        "snippets.zip does not name the versions of requirements.txt"
    )


def test_zip_is_offered(built_page: BuiltPage, site: Path) -> None:
    if built_page.page:
        link = built_page.soup.select_one("a[download]")
        there = link and (built_page.html.parent / attribute(link, "href")).resolve()
        assert there == (site / "snippets.zip").resolve(), (
            f"{built_page}: no link to the zip of all programs; see theme/snippets_zip.py"
        )


def test_page_states_what_its_programs_ran_with(built_page: BuiltPage) -> None:
    if not built_page.page:
        return
    provenance = built_page.soup.select_one(".provenance")
    assert provenance and provenance.select_one("time[datetime]"), (
        f"{built_page} does not say when its programs ran; see theme/provenance.py"
    )
    stated = provenance.get_text().replace("\xa0", " ")
    programs = [snippet.text for snippet in built_page.page.snippets]
    for name in CLIENTS:
        imports = re.compile(rf"^\s*(import|from) {name}\b", re.MULTILINE)
        needed = not programs or any(map(imports.search, programs))
        says = f"{name} {version(name)}" in stated
        wanted = "state" if needed else "not state"
        assert needed == says, f"{built_page} should {wanted} the version of {name}"


def test_page_describes_itself_to_machines(built_page: BuiltPage) -> None:
    if not built_page.page:
        return
    soup, url = built_page.soup, SITE_URL + built_page.page.url
    summary = description(built_page.page)
    canonical = soup.select_one("link[rel=canonical]")
    assert canonical and canonical["href"] == url, f"{built_page}: its address is not {url}"
    named = soup.select_one("meta[name=description]")
    assert named and named["content"] == summary, f"{built_page}: its description is lost"
    card = {
        attribute(meta, "property"): attribute(meta, "content")
        for meta in soup.select("meta[property^='og:']")
    }
    assert (card.get("og:url"), card.get("og:description")) == (url, summary), (
        f"{built_page}: its card does not describe it; see theme/social_cards.py"
    )
    image = built_page.html.parents[url.removeprefix(SITE_URL).count("/")]
    image /= card["og:image"].removeprefix(SITE_URL)
    assert image.is_file() and image.read_bytes().startswith(b"\x89PNG"), (
        f"{built_page}: its card, {image.name}, is no PNG"
    )
    assert image.stat().st_size <= 40_000, f"{built_page}: its card has more than 40 kB"
    articles = [
        (article["@type"], article["url"], article["description"])
        for script in soup.select('script[type="application/ld+json"]')
        if (article := json.loads(script.get_text()))
    ]
    assert articles == [("TechArticle", url, summary)], (
        f"{built_page}: the structured data does not describe the page"
    )


def test_sitemap_lists_each_page(site: Path, pages: list[BuiltPage]) -> None:
    listed = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(SITE_URL + page.url for page in pages if page.page), (
        "sitemap.xml lists each page once"
    )


def test_copy_page_copies_the_markdown(reader: BrowserPage, address: str, site: Path) -> None:
    reader.goto(f"{address}tutorial/timeouts/")
    reader.get_by_role("button", name="Copy page").click()
    reader.get_by_text("Copied.", exact=True).wait_for()
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert copied == (site / "tutorial/timeouts/index.md").read_text(encoding="utf-8")


def test_copy_page_says_when_it_cannot(reader: BrowserPage, address: str) -> None:
    reader.goto(f"{address}tutorial/timeouts/")
    reader.route("**/index.md", lambda route: route.abort())
    reader.get_by_role("button", name="Copy page").click()
    reader.get_by_text("Not copied", exact=False).wait_for()
