"""The built site is whole: nothing is broken, typed in by hand, or fetched from a third party."""

import base64
import hashlib
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import material
import pytest
from mkdocs.structure.files import File

from contents import ROOT, TABS, Contents, Page
from tools.site import EDIT_URI, REPO_URL, SITE_URL, BuiltPage

ALL = Contents().snippets
SHOWN = {snippet.text.rstrip("\n") for snippet in ALL}

# Where a browser fetches from without being asked.
FETCHED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}
# Links that only name something.
NAMES = {"canonical", "next", "prev", "alternate"}


def test_code_is_a_snippet(pages: list[BuiltPage]):
    for page in pages:
        for code in page.soup.select("article pre, article code"):
            text = code.get_text().rstrip("\n")
            if code.name == "code" and "\n" not in text:
                continue  # inline code, or a block of one line, which its <pre> stands for
            assert text in SHOWN, (
                f"{page.place(text.splitlines()[0])}: code that is typed into the page; move it "
                f"to a file in snippets/ and include that:\n{text}"
            )


def test_every_snippet_is_on_its_page_in_its_tab(pages: list[BuiltPage]):
    expected = {(f"docs/{snippet.page_name}.md", snippet.path.name) for snippet in ALL}
    shown = set()
    for page in pages:
        for title in page.soup.select("article .highlight .filename"):
            name = title.get_text()
            shown.add((str(page), name))
            if tab := title.find_parent(class_="tabbed-block"):
                group = title.find_parent(class_="tabbed-set")
                place = group.select(":scope > .tabbed-content > .tabbed-block").index(tab)
                label = group.select(":scope > .tabbed-labels > label")[place].get_text()
                variant = Path(name).stem.rpartition("_")[2]
                assert label == TABS[variant] and len(tab.select(".highlight")) == 1, (
                    f"{page.place(name)}: {name} stands in the tab {label!r}; "
                    f"it belongs into {TABS[variant]!r}, alone and indented by four spaces"
                )
    assert shown == expected, f"only in snippets/ or only on a page: {shown ^ expected}"


def test_include_left_no_trace(pages: list[BuiltPage]):
    for page in pages:
        assert "-8<-" not in page.html.read_text(encoding="utf-8"), (
            f"{page.place('-8<-')}: this include is published as text; "
            "nothing may stand behind its closing quote"
        )


def test_link_leads_somewhere(pages: list[BuiltPage], site: Path):
    targets = {page.url: {tag["id"] for tag in page.soup.select("[id]")} for page in pages}
    for page in pages:
        for tag in page.soup.select("[href], [src]"):
            link = tag.get("href", tag.get("src"))
            url = urlsplit(urljoin(SITE_URL + page.url, link))
            if not url.geturl().startswith(SITE_URL):
                continue
            path = url.geturl().removeprefix(SITE_URL).partition("#")[0]
            assert path in targets or (site / path).is_file(), (
                f"{page.place(link)}: {link} leads to {path}, which does not exist"
            )
            # Of an image, they tell how to show it.
            headings = targets.get(path, {"only-light", "only-dark", "drawing"})
            assert not url.fragment or url.fragment in headings, (
                f"{page.place(link)}: {path} has no heading #{url.fragment}"
            )


def test_nothing_is_fetched_from_a_third_party(pages: list[BuiltPage], site: Path):
    for page in pages:
        for name, attribute in FETCHED.items():
            for tag in page.soup.find_all(name, attrs={attribute: True}):
                if NAMES.isdisjoint(tag.get("rel", [])):
                    url = urljoin(SITE_URL + page.url, tag[attribute])
                    assert url.startswith(SITE_URL), f"{page}: {tag} is fetched from a third party"
    for sheet in site.rglob("*.css"):
        foreign = re.findall(
            r"(?:url\(|@import )[\"']?(?:https?:)?//[^)\"']+", sheet.read_text(encoding="utf-8")
        )
        assert not foreign, f"{sheet.relative_to(site)} fetches from a third party: {foreign}"


def test_page_keeps_to_its_policy(pages: list[BuiltPage]):
    for page in pages:
        meta = page.soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert meta, f"{page} has no Content-Security-Policy; see theme/policy.py"
        before = meta.find_previous_siblings()
        assert [list(tag.attrs) for tag in before] == [["charset"]], (
            f"{page}: the policy holds for what follows it, so only the charset stands before it"
        )
        rules = dict(rule.split(" ", 1) for rule in meta["content"].split("; "))
        assert rules["default-src"] == "'none'", f"{page}: what no rule allows is forbidden"
        for name, allowed in rules.items():
            loose = re.search(r"(?<!'wasm-)unsafe|\*|https?:", allowed)
            assert not loose, f"{page}: the policy's {name} allows {allowed}"
        for script in page.soup.find_all("script", src=False, type=False):
            digest = base64.b64encode(hashlib.sha256(script.string.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in rules["script-src"], (
                f"{page}: the policy does not know the inline script {script.string[:60]!r}; "
                "put it into a file in theme/templates/javascripts/"
            )
        for tag in page.soup.find_all(True):
            inline = [name for name in tag.attrs if name == "style" or name.startswith("on")]
            assert (
                not inline and tag.name != "style" and "javascript:" not in tag.get("href", "")
            ), (
                f"{page}: the policy forbids {str(tag)[:80]}; "
                "styles and scripts stand in files of their own in theme/templates/"
            )


def test_no_style_reads_a_variable_that_was_left_out(site: Path):
    """PurgeCSS decides sheet by sheet which variables nothing reads."""
    whole = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
    defined = re.compile(r"(?<![\w-])(--[\w-]+)\s*:")
    sheets = "".join(sheet.read_text(encoding="utf-8") for sheet in site.rglob("*.css"))
    theirs = "".join(sheet.read_text(encoding="utf-8") for sheet in whole.glob("*.css"))
    read = set(re.findall(r"var\((--[\w-]+)", sheets))
    assert len(read & set(defined.findall(theirs))) > 20
    lost = read & set(defined.findall(theirs)) - set(defined.findall(sheets))
    assert not lost, f"theme/purgecss.config.mjs: a safelist has to keep {sorted(lost)}"


def test_page_can_be_edited(pages: list[BuiltPage]):
    for page in pages:
        if page.page:
            expected = f"{REPO_URL}/{EDIT_URI}{page.page.name}.md"
            edit = page.soup.select_one("a[rel=edit]")
            assert edit and edit["href"] == expected, f"{page}: no 'edit this page' to {expected}"


def test_block_links_to_its_file(pages: list[BuiltPage]):
    for page in pages:
        for title in page.soup.select("article .highlight > .filename"):
            name = title.get_text()
            link = title.find_previous_sibling("a", class_="source")
            assert link, f"{page.place(name)}: no link to {name}; see theme/source_links.py"
            path = link["href"].removeprefix(f"{REPO_URL}/blob/main/")
            assert path in {str(snippet) for snippet in ALL} and path.endswith(f"/{name}"), (
                f"{page.place(name)}: {name} links to {link['href']}, which does not exist"
            )


def test_image_is_sized_and_described(pages: list[BuiltPage]):
    for page in pages:
        for image in page.soup.select("article img"):
            lacks = {"alt", "width", "height", "loading"} - image.attrs.keys()
            assert not lacks, (
                f"{page.place(image['src'])}: {image['src']} lacks {sorted(lacks)}; write "
                "![what it shows](file.svg){ width=440 height=200 loading=lazy }"
            )
            assert len(image["alt"]) > 40, f"{page.place(image['src'])}: say what it shows"


def test_missing_page_leads_home(pages: list[BuiltPage]):
    links = [link["href"] for link in pages[0].soup.select("article a[href]")]
    assert SITE_URL in [urljoin(SITE_URL, link) for link in links], "404.html: no way home"


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("index.md", ""),
        ("page.md", "page/"),
        ("tutorial/http2.md", "tutorial/http2/"),
        ("tutorial/index.md", "tutorial/"),
        ("beyond/more/index.md", "beyond/more/"),
    ],
)
def test_url_is_the_one_that_mkdocs_gives(source: str, url: str) -> None:
    assert Page(ROOT, source.removesuffix(".md")).url == url
    file = File(source, "docs", "site", use_directory_urls=True)
    assert file.dest_uri == f"{url}index.html"


@pytest.mark.parametrize("table", ["migration/comparison/", "migration/migrating/"])
def test_row_links_to_the_program_that_proves_it(pages: list[BuiltPage], table: str):
    by_url = {page.url: page for page in pages}
    rows = by_url[table].soup.select("article tbody tr")
    assert rows, f"{by_url[table]} has no table"
    for row in rows:
        link = row.select("td")[-1].find("a")
        claim = row.get_text(" ", strip=True)
        assert link, f"{by_url[table]}: the row '{claim}' links to no program that shows it"
        url = urlsplit(urljoin(SITE_URL + table, link["href"]))
        heading = by_url[url.geturl().removeprefix(SITE_URL).partition("#")[0]].soup.find(
            id=url.fragment or True
        )
        section = []
        for tag in heading.find_next_siblings():
            if tag.name == heading.name:
                break
            section.append(tag)
        assert any(tag.select("pre") or tag.name == "pre" for tag in section), (
            f"{by_url[table]}: the row '{claim}' links to {link['href']}, a section without code"
        )
