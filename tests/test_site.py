"""A built page is whole: nothing is broken, typed in by hand, or fetched from a third party."""

import base64
import functools
import hashlib
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import material
import pytest
from bs4 import Tag
from mkdocs.structure.files import File

from contents import ROOT, TABS, Contents, Page
from tests.claim import claims
from tools.site import EDIT_URI, REPO_URL, SITE_URL, BuildFailed, BuiltPage, attribute, build_site

# Where a browser fetches from without being asked.
FETCHED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}
# Links that only name something.
NAMES = {"canonical", "next", "prev", "alternate"}
# The pages with tables whose every row has its proof.
TABLES = ["migration/comparison", "migration/migrating"]
# For what no program can show, a row may rest on what a project says: where its pages begin.
SOURCES = {
    "aiohttp": ["https://docs.aiohttp.org/", "https://github.com/aio-libs/aiohttp"],
    "aiohttp-socks": ["https://github.com/romis2012/aiohttp-socks"],
    "Hishel": ["https://hishel.com/"],
    "httpx": ["https://www.python-httpx.org/", "https://github.com/encode/httpx"],
    "httpx-retries": ["https://will-ockmore.github.io/httpx-retries/"],
    "httpx2": ["https://github.com/pydantic/httpx2"],
    "niquests": ["https://niquests.readthedocs.io/", "https://github.com/jawah/niquests"],
    "requests": ["https://requests.readthedocs.io/", "https://github.com/psf/requests"],
    "requests-cache": ["https://requests-cache.readthedocs.io/"],
    "responses": ["https://github.com/getsentry/responses"],
    "sseclient-py": ["https://github.com/mpetazzoni/sseclient"],
    "urllib3": ["https://urllib3.readthedocs.io/"],
    "websockets": ["https://websockets.readthedocs.io/"],
}


def check_site_builds(folder: Path, config: Path = ROOT / "mkdocs.yml") -> Path:
    try:
        return build_site(folder, config=config)
    except BuildFailed as failure:
        raise pytest.fail.Exception(str(failure), pytrace=False) from None


def test_code_is_a_snippet(built_page: BuiltPage, contents: Contents) -> None:
    for code in built_page.soup.select("article pre, article code"):
        text = code.get_text().rstrip("\n")
        if code.name == "code" and "\n" not in text:
            continue  # inline code, or a block of one line, which its <pre> stands for
        assert text in _shown(contents), (
            f"{built_page.place(text.splitlines()[0])}: code that is typed into the page; move it "
            f"to a file in snippets/ and include that:\n{text}"
        )


@functools.cache
def _shown(contents: Contents) -> set[str]:
    return {snippet.text.rstrip("\n") for snippet in contents.snippets}


def test_page_shows_its_snippets(built_page: BuiltPage) -> None:
    shown = {title.get_text() for title in built_page.soup.select("article .filename")}
    snippets = built_page.page.snippets if built_page.page else []
    expected = {snippet.path.name for snippet in snippets}
    assert shown == expected, (
        f"{built_page}: only in its folder of snippets/, or only on the page: {shown ^ expected}"
    )


def test_snippet_stands_in_its_tab(built_page: BuiltPage) -> None:
    for title in built_page.soup.select("article .tabbed-block .filename"):
        name = title.get_text()
        tab, group = (
            title.find_parent(class_="tabbed-block"),
            title.find_parent(class_="tabbed-set"),
        )
        assert tab and group, f"{built_page.place(name)}: {name} stands in no group of tabs"
        place = group.select(":scope > .tabbed-content > .tabbed-block").index(tab)
        label = group.select(":scope > .tabbed-labels > label")[place].get_text()
        expected = TABS[Path(name).stem.rpartition("_")[2]]
        assert label == expected and len(tab.select(".highlight")) == 1, (
            f"{built_page.place(name)}: {name} stands in the tab {label!r}; "
            f"it belongs into {expected!r}, alone and indented by four spaces"
        )


def test_include_left_no_trace(built_page: BuiltPage) -> None:
    assert "-8<-" not in built_page.html.read_text(encoding="utf-8"), (
        f"{built_page.place('-8<-')}: this include is published as text; "
        "nothing may stand behind its closing quote"
    )


def test_link_leads_somewhere(built_page: BuiltPage, pages: list[BuiltPage], site: Path) -> None:
    by_url = {page.url: page for page in pages}
    for tag in built_page.soup.select("[href], [src]"):
        link = attribute(tag, "href" if tag.has_attr("href") else "src")
        url = urlsplit(urljoin(SITE_URL + built_page.url, link))
        if not url.geturl().startswith(SITE_URL):
            continue
        path = url.geturl().removeprefix(SITE_URL).partition("#")[0]
        assert path in by_url or (site / path).is_file(), (
            f"{built_page.place(link)}: {link} leads to {path}, which does not exist"
        )
        # Of an image, they tell how to show it.
        there = {"only-light", "only-dark", "drawing"}
        headings = _ids(by_url[path]) if path in by_url else there
        assert not url.fragment or url.fragment in headings, (
            f"{built_page.place(link)}: {path} has no heading #{url.fragment}"
        )


@functools.cache
def _ids(page: BuiltPage) -> set[str]:
    return {attribute(tag, "id") for tag in page.soup.select("[id]")}


def test_published_address_leads_somewhere(pages: list[BuiltPage], contents: Contents) -> None:
    """`tests/addresses.txt` lists pages and sections that others may have linked to."""
    by_url = {page.url: page for page in pages}
    addresses = contents.root / "tests" / "addresses.txt"
    for address in addresses.read_text(encoding="utf-8").split():
        url, _, section = address.removeprefix("./").partition("#")
        assert url in by_url, f"{address} was published and is gone; keep the page's address"
        assert not section or section in _ids(by_url[url]), (
            f"{by_url[url]}: {address} was published and leads nowhere; below the first paragraph "
            f"of the section that is now about it, write a line {{ #{section} }}"
        )


def test_nothing_is_fetched_from_a_third_party(built_page: BuiltPage) -> None:
    for name, source in FETCHED.items():
        for tag in built_page.soup.find_all(name, attrs={source: True}):
            if NAMES.isdisjoint(tag.get_attribute_list("rel")):
                url = urljoin(SITE_URL + built_page.url, attribute(tag, source))
                assert url.startswith(SITE_URL), (
                    f"{built_page}: {tag} is fetched from a third party; serve it from the site"
                )


def test_styles_fetch_nothing_from_a_third_party(site: Path) -> None:
    for sheet in site.rglob("*.css"):
        foreign = re.findall(
            r"(?:url\(|@import )[\"']?(?:https?:)?//[^)\"']+", sheet.read_text(encoding="utf-8")
        )
        assert not foreign, f"{sheet.relative_to(site)} fetches from a third party: {foreign}"


def test_no_style_reads_a_variable_that_was_left_out(site: Path) -> None:
    """PurgeCSS decides sheet by sheet which variables nothing reads."""
    whole = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
    defined = re.compile(r"(?<![\w-])(--[\w-]+)\s*:")
    sheets = "".join(sheet.read_text(encoding="utf-8") for sheet in site.rglob("*.css"))
    theirs = "".join(sheet.read_text(encoding="utf-8") for sheet in whole.glob("*.css"))
    read = set(re.findall(r"var\((--[\w-]+)", sheets)) & set(defined.findall(theirs))
    assert read, "no style reads a variable of the theme's, so this holds nothing"
    lost = read - set(defined.findall(sheets))
    assert not lost, f"theme/purgecss.config.mjs: a safelist has to keep {sorted(lost)}"


def _policy(page: BuiltPage) -> dict[str, str]:
    """What the page's Content-Security-Policy allows, by what it is about."""
    meta = page.soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    rules = attribute(meta, "content").split("; ") if meta else []
    return dict(rule.split(" ", 1) for rule in rules)


def test_page_has_a_policy(built_page: BuiltPage) -> None:
    meta = built_page.soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert meta, f"{built_page} has no Content-Security-Policy; see theme/policy.py"
    before = meta.find_previous_siblings()
    assert [list(tag.attrs) for tag in before] == [["charset"]], (
        f"{built_page}: the policy holds for what follows it, so only the charset stands before it"
    )


def test_policy_is_strict(built_page: BuiltPage) -> None:
    policy = _policy(built_page)
    assert policy.get("default-src") == "'none'", (
        f"{built_page}: what no rule of the policy allows is forbidden: default-src 'none'"
    )
    for name, allowed in policy.items():
        loose = re.search(r"(?<!'wasm-)unsafe|\*|https?:", allowed)
        assert not loose, f"{built_page}: the policy's {name} allows {allowed}"


def test_policy_allows_the_scripts(built_page: BuiltPage) -> None:
    allowed = _policy(built_page).get("script-src", "")
    for script in built_page.soup.find_all("script", src=False, type=False):
        text = script.string
        assert text is not None, f"{built_page}: {script} holds no text"
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in allowed, (
            f"{built_page}: the policy does not know the inline script {text[:60]!r}; "
            "put it into a file of its own in theme/templates/"
        )


def test_page_has_no_inline_styles_or_handlers(built_page: BuiltPage) -> None:
    for tag in built_page.soup.find_all(True):
        inline = [name for name in tag.attrs if name == "style" or name.startswith("on")]
        assert (
            not inline and tag.name != "style" and "javascript:" not in str(tag.get("href", ""))
        ), (
            f"{built_page}: the policy forbids {str(tag)[:80]}; "
            "styles and scripts stand in files of their own in theme/templates/"
        )


def test_page_can_be_edited(built_page: BuiltPage) -> None:
    if built_page.page:
        expected = f"{REPO_URL}/{EDIT_URI}{built_page.page.name}.md"
        edit = built_page.soup.select_one("a[rel=edit]")
        assert edit and edit["href"] == expected, (
            f"{built_page}: no 'edit this page' to {expected}"
        )


def test_block_links_to_its_file(built_page: BuiltPage) -> None:
    paths = {str(each) for each in built_page.page.snippets} if built_page.page else set()
    for title in built_page.soup.select("article .highlight > .filename"):
        name = title.get_text()
        link = title.find_previous_sibling("a", class_="source")
        assert link, f"{built_page.place(name)}: no link to {name}; see theme/source_links.py"
        path = attribute(link, "href").removeprefix(f"{REPO_URL}/blob/main/")
        assert path in paths and path.endswith(f"/{name}"), (
            f"{built_page.place(name)}: {name} links to {link['href']}, which does not exist"
        )


def test_image_is_sized_and_described(built_page: BuiltPage) -> None:
    for image in built_page.soup.select("article img"):
        place = built_page.place(attribute(image, "src"))
        lacks = {"alt", "width", "height", "loading"} - image.attrs.keys()
        assert not lacks, (
            f"{place}: {image['src']} lacks {sorted(lacks)}; write "
            "![what it shows](file.svg){ width=440 height=200 loading=lazy }"
        )
        assert len(image["alt"]) > 40, f"{place}: say what {image['src']} shows, in its brackets"


def test_missing_page_leads_home(pages: list[BuiltPage]) -> None:
    links = [link for page in pages if not page.page for link in page.soup.select("a")]
    assert SITE_URL in [urljoin(SITE_URL, attribute(link, "href")) for link in links], (
        "404.html: no way home"
    )


def test_row_links_to_its_proof(
    built_page: BuiltPage, pages: list[BuiltPage], contents: Contents
) -> None:
    """What a row says of each project is proven: the row is the sentence of a claim, or links to a
    section that proves it, or to a source of that project. It does not read the cells."""
    if not built_page.page or built_page.page.name not in TABLES:
        return
    rows = built_page.soup.select("article tbody tr")
    assert rows, f"{built_page} has no table"
    for row in rows:
        text = row.get_text(" ", strip=True)
        place = f"{built_page}: the row '{text}'"
        urls = [urljoin(SITE_URL + built_page.url, attribute(a, "href")) for a in row.select("a")]
        sections = [url for url in urls if url.startswith(SITE_URL)]
        sources = [_project(url) for url in urls if url not in sections]
        assert None not in sources, (
            f"{place} links to what is no source; link to what the project itself says, or add "
            "the beginning of its address to SOURCES"
        )
        for url in sections:
            _check_section(place, url, _subject(row), pages, contents)
        proven = {*sources}
        if sections:
            proven |= {"requests", "httpx"}  # which the tutorial's programs and claims are about
        if _bare(text) in _proven(built_page, contents):
            proven |= {"requests", "httpx", "httpx2", "aiohttp"}  # which the suite runs
        for column, cell in _compared(row):
            assert {*_words(cell), column} & proven, (
                f"{place} does not prove its cell about {column}; let the row be the sentence "
                f"of a claim, or link to a section that proves it, or to a source of {column}"
            )


def _project(url: str) -> str | None:
    """The project whose source this is."""
    found = [name for name, starts in SOURCES.items() if url.startswith(tuple(starts))]
    return max(found, key=len, default=None)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w/-]+", text)


def _subject(row: Tag) -> str:
    """The longest word of its first cell."""
    return max(_words(row.select("td")[0].get_text()), key=len)


def _compared(row: Tag) -> list[tuple[str, str]]:
    """Each project that is named at the head of a column, with its cell."""
    table = row.find_parent("table")
    heads = [_words(head.get_text()) for head in table.select("th")] if table else []
    cells = [cell.get_text() for cell in row.select("td")]
    return [
        (word, cell)
        for head, cell in zip(heads, cells, strict=True)
        for word in head
        if word in SOURCES
    ]


@functools.cache
def _proven(page: BuiltPage, contents: Contents) -> set[str]:
    """The sentences of a page that are claims."""
    name = page.page.name if page.page else None
    return {_bare(each.sentence) for each in claims(contents) if each.page_name == name} - {""}


def _check_section(
    place: str, url: str, subject: str, pages: list[BuiltPage], contents: Contents
) -> None:
    """A section that a row links to has a program or a claim, and is about the row's subject."""
    path, _, fragment = url.removeprefix(SITE_URL).partition("#")
    page = {page.url: page for page in pages}[path]
    section = _section(page, fragment)
    link = f"{path}#{fragment}"
    assert section, f"{place} links to {link}, which is no section"
    text = " ".join(tag.get_text(" ") for tag in section)
    bare = _bare(text)
    has_code = any(tag.select("pre") or tag.name == "pre" for tag in section)
    assert has_code or any(each in bare for each in _proven(page, contents)), (
        f"{place} links to {link}, a section without code and without a claim that is proven"
    )
    assert subject.lower() in text.lower(), (
        f"{place} links to {link}, a section that does not name {subject!r}"
    )


def _section(page: BuiltPage, fragment: str) -> list[Tag]:
    """The heading that a fragment names, or that stands above what it names, and what follows."""
    target = page.soup.find(id=fragment) if fragment else None
    headings = ["h1", "h2", "h3", "h4"]
    if target and target.name not in headings:
        target = target.find_previous(headings)
    section = [target] if target else []
    for tag in target.find_next_siblings() if target else []:
        if tag.name in headings and target and tag.name <= target.name:
            break
        section.append(tag)
    return section


def _bare(text: str) -> str:
    """Words alone: without marks of Markdown and without white space, which the two put apart."""
    return re.sub(r"[\s`*|\\]", "", text)


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
