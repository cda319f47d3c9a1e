"""Each step that the site adds to Material's pages does its one thing, on a small page."""

import base64
import hashlib
import io
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Navigation
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

import playground.step
from contents import ROOT, Contents, Page
from playground.bundle import NODE_MODULES, Bundle, Missing
from theme import (
    accessible,
    columns,
    elsewhere,
    markdown_twins,
    policy,
    snippets_zip,
    social_cards,
    source_links,
    unused_styles,
    white_space,
)
from theme.site import Site, SitePage
from tools.programs import installed

RUNTIME = Bundle({"runner-1.js": b"run()", "runner-1.css": b""}, "runner-1.js", "runner-1.css")

PROGRAM = 'import httpx\n\nprint("<a>  &  b")\n#> <a>  &  b\n'

# A site of three pages: a section within a section, a link to elsewhere, a section's own index.
FILES = {
    "mkdocs.yml": f"""\
INHERIT: {ROOT / "mkdocs.yml"}
theme: {{name: material, custom_dir: {ROOT / "theme" / "templates"}, font: false}}
hooks: [{ROOT / "hooks.py"}]
watch: []
site_dir: site
site_url: https://site.example/project/
repo_url: https://repository.example/project
edit_uri: edit/main/docs/
nav:
  - Home: index.md
  - Elsewhere: https://elsewhere.example/
  - Guide:
      - guide/index.md
      - Deeper:
          - guide/waits.md
          - RFC: https://rfc.example/
""",
    "requirements.in": "httpx==0.28.1\n",
    "LICENSES/MIT-0.txt": "MIT-0\n",
    "docs/index.md": "# Home\n\nSee [waits](guide/waits.md#four).\n",
    "docs/guide/index.md": "# Guide\n\nSee [waits](waits.md).\n",
    "docs/guide/waits.md": """\
---
description: Waits.
---
# Waits

## Four

=== "requests"

    ```python title="wait_requests.py"
    --8<-- "guide/waits/wait_requests.py"
    ```

===+ "httpx"

    ```python title="wait_httpx.py"
    --8<-- "guide/waits/wait_httpx.py"
    ```

??? tip "Look"

    Only [then](index.md){ .md-button }.

| a | b |
|---|--:|
| 1 | 2 |
""",
    "snippets/guide/waits/wait_requests.py": PROGRAM,
    "snippets/guide/waits/wait_httpx.py": PROGRAM,
    "snippets/guide/waits/refused_httpx.py": "import threading\n",
    "snippets/guide/waits/exercise/check.py": "",
    "snippets/guide/waits/exercise/start_httpx.py": "import httpx\n",
    "snippets/excuses.toml": """\
[[not_in_browser]]
module = "threading"
reason = 'a page gives Python "one" thread'
""",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with FILES."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def site(root: Path) -> Site:
    """What the steps know of that repository's site."""
    return Site(
        folder=root / "site",
        contents=Contents(root),
        nav=Navigation([], []),
        name="Small",
        description="A small site.",
        url="https://site.example/project/",
        repository="https://repository.example/project/",
        edit_uri="edit/main/docs/",
        includes={"base_path": [str(root / "snippets")]},
        serving=False,
        searchable=True,
        runtime=RUNTIME,
    )


@pytest.fixture
def page(site: Site) -> SitePage:
    """The page with the programs."""
    for name in ("index", "guide/index", "guide/waits"):
        source = Page(site.contents.root, name)
        uri = f"{source.url}index.html"
        site.pages[name] = SitePage(site, source, uri, source.url, name, "It is short.")
    return site.pages["guide/waits"]


def block(name: str) -> str:
    return f'<div class="highlight"><span class="filename">{name}</span><pre>x</pre></div>'


def body(html: LexborHTMLParser) -> str:
    assert html.body
    return html.body.inner_html or ""


# Names and roles


def test_names_and_roles_are_added(page: SitePage) -> None:
    html = LexborHTMLParser(
        '<input type="checkbox" id="__drawer" autocomplete="off"><div class="md-dialog"></div>'
    )
    accessible.add_names_and_roles(html, page)
    assert body(html) == (
        '<input type="checkbox" id="__drawer"><div class="md-dialog" role="status"></div>'
    )


def test_entry_that_no_page_needs_fails_the_build(page: SitePage) -> None:
    page.site.needed.update(selector for selector, *_ in accessible.ENTRIES)
    accessible.check_entries_are_needed(page.site)
    html = LexborHTMLParser('<div class="md-dialog" role="status"></div>')
    page.site.needed.discard(".md-dialog:not([role])")
    accessible.add_names_and_roles(html, page)
    with pytest.raises(PluginError, match=r"theme/accessible.py: no page holds .md-dialog"):
        accessible.check_entries_are_needed(page.site)


# Columns


def test_column_is_aligned_by_a_class(page: SitePage) -> None:
    cells = '<th style="text-align: right;">a</th><td style="color: red">b</td>'
    html = LexborHTMLParser(f"<table><tr>{cells}</tr></table>")
    columns.align_by_class(html, page)
    assert '<th class="align-right">a</th><td style="color: red">b</td>' in body(html)


# Output that readers will not get


def test_output_of_the_fake_internets_own_is_marked(page: SitePage, root: Path) -> None:
    recorded = '["wait_httpx.py"]\n1 = "python 79"\n3 = "  as it was"\n'
    (root / "snippets/guide/waits/elsewhere.toml").write_text(recorded)
    lines = ["# comment", "#&gt; python 79", "#&gt; the same", "#&gt;   as it is"]
    program = "\n".join(f'<span class="c1">{line}</span>' for line in lines)
    shown = block("wait_httpx.py").replace("x</pre>", f"<code>{program}</code></pre>")
    html = LexborHTMLParser(shown + block("wait_requests.py"))
    text = [code.text() for code in html.css("code")]
    elsewhere.mark_lines(html, page)
    assert [line.text() for line in html.css(".elsewhere")] == ["#> python 79"]
    assert [note.text() for note in html.css(".highlight > .elsewhere-note")] == [
        f"{elsewhere.NOTE} It is: python 79."
    ]
    assert [code.text() for code in html.css("code")] == text, "what is copied is the file"


# Run and Source


def test_block_is_marked_for_the_browser(page: SitePage) -> None:
    names = ["wait_httpx.py", "refused_httpx.py", "start_httpx.py", "unknown_httpx.py"]
    html = LexborHTMLParser("".join(map(block, names)))
    playground.step.mark_blocks(html, page)
    marks = [
        {name: value for name, value in tag.attrs.items() if name != "class"}
        for tag in html.css(".highlight")
    ]
    assert marks == [
        {"data-run": ""},
        {"data-no-run": 'a page gives Python "one" thread'},
        {"data-run": "", "data-check": "guide/waits"},
        {},
    ]
    assert [tag.attrs["src"] for tag in html.css("head script[type=module]")] == [
        "../../assets/playground/runner-1.js"
    ]
    assert html.css_matches('head link[href="../../assets/playground/runner-1.css"]')


def test_page_without_programs_loads_no_runtime(page: SitePage) -> None:
    html = LexborHTMLParser(block("unknown_httpx.py"))
    before = html.html
    playground.step.mark_blocks(html, page)
    assert html.html == before


def test_without_the_runtime_nothing_is_marked(page: SitePage) -> None:
    page.site.runtime = None
    html = LexborHTMLParser(block("wait_httpx.py"))
    before = html.html
    playground.step.mark_blocks(html, page)
    playground.step.write_runtime(page.site)
    assert html.html == before and not page.site.folder.exists()


@pytest.mark.parametrize(("ci", "level"), [("", "INFO"), ("true", "WARNING")])
def test_lack_of_the_runtime_is_said_and_fails_a_strict_build_in_ci(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, ci: str, level: str
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(playground.step, "bundle", lack)
    caplog.set_level("INFO", "mkdocs")
    assert playground.step.runtime(serving=False) is None
    assert [(each.levelname, each.message) for each in caplog.records] == [(level, "npm ci")]


def lack() -> Bundle:
    raise Missing("npm ci")


def test_served_runtime_is_made_anew_after_a_change(
    monkeypatch: pytest.MonkeyPatch, root: Path, tmp_path: Path
) -> None:
    made: list[Bundle] = []

    def make() -> Bundle:
        made.append(Bundle({}, str(len(made)), ""))
        return made[-1]

    monkeypatch.setattr(playground.step, "ROOT", root)
    monkeypatch.setattr(playground.step, "bundle", make)
    monkeypatch.setattr(playground.step, "_kept", None)
    for _ in range(2):
        assert playground.step.runtime(serving=True) is made[-1]
    assert len(made) == 1
    check = root / "snippets" / "guide" / "waits" / "exercise" / "check.py"
    os.utime(check, (1, 1))
    assert playground.step.runtime(serving=True) is made[-1]
    assert len(made) == 2


def test_block_links_to_its_file(page: SitePage) -> None:
    names = ["wait_httpx.py", "start_httpx.py", "unknown_httpx.py"]
    html = LexborHTMLParser("".join(map(block, names)))
    source_links.link_blocks(html, page)
    at = "https://repository.example/project/blob/main/snippets/guide/waits"
    assert [title.text() for title in html.css("a.source + .filename")] == names[:2]
    assert [tag.attrs["href"] for tag in html.css(".highlight > a.source")] == [
        f"{at}/wait_httpx.py",
        f"{at}/exercise/start_httpx.py",
    ]


@pytest.mark.parametrize("name", ["repository", "edit_uri"])
def test_block_links_nowhere_without_a_repository(page: SitePage, name: str) -> None:
    setattr(page.site, name, "")
    html = LexborHTMLParser(block("wait_httpx.py"))
    source_links.link_blocks(html, page)
    assert not html.css("a")


# The policy, and white space

PAGE = """\
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>A</title>
    <script>
      one( 1 )  // kept
    </script>
    <script type="application/json">{"a":  1}</script>
  </head>
  <body>
    <p>
      a  <code>b  c</code>
    </p>
    <pre><code>def a():

    pass  # "&lt;"
</code></pre>
    <svg viewBox="0 0 24 24"><path d="M0 0z"/></svg>
    <template><script src="late.js"></script></template>
  </body>
</html>
"""


def hash_of(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def test_policy_names_the_inline_scripts_that_are_published(page: SitePage) -> None:
    html = LexborHTMLParser(PAGE)
    policy.add_policy(html, page)
    published = white_space.minify(html.html or "")
    found = re.search(r"<script>(.*?)</script>", published, re.DOTALL)
    assert found and f"script-src 'self' 'sha256-{hash_of(found[1])}'; style-src" in published
    assert published.startswith(
        '<!doctype html><html lang=en><head><meta charset=utf-8><meta content="default-src'
    )


def test_policy_lets_programs_run_only_where_there_are_some() -> None:
    with_programs = policy.policy(LexborHTMLParser('<div data-run=""></div>'))
    without = policy.policy(LexborHTMLParser('<div data-no-run="one thread"></div>'))
    with_search = policy.policy(LexborHTMLParser('<dialog class="search"></dialog>'))
    for compiled in (with_programs, with_search):
        assert "'wasm-unsafe-eval'" in compiled
    assert "worker-src 'self' blob:;" in with_programs, "the worker imports its script"
    for quiet in (without, with_search):
        assert "worker-src 'none';" in quiet and "blob:" not in quiet
    assert "'wasm-unsafe-eval'" not in without


def test_policy_without_a_place_fails_the_build(page: SitePage) -> None:
    with pytest.raises(PluginError, match="docs/guide/waits.md: .* no <meta charset>"):
        policy.add_policy(LexborHTMLParser("<title>A</title>"), page)


def test_white_space_goes_and_programs_stay() -> None:
    small = white_space.minify(LexborHTMLParser(PAGE).html or "")
    before, after = LexborHTMLParser(PAGE), LexborHTMLParser(small)
    assert len(small) < 0.85 * len(PAGE)
    for selector in ("pre", "script[type]", "code", "svg", "template", "title"):
        kept = [tag.html for tag in before.css(selector)]
        assert kept and [tag.html for tag in after.css(selector)] == kept


# Files beside the pages


def test_twin_is_plain_markdown(page: SitePage) -> None:
    text = (page.source.markdown.read_text(encoding="utf-8")).partition("---\n")[2]
    text = text.partition("---\n")[2]
    whole = markdown_twins.expanded(text, page.site.includes)
    lines = markdown_twins.plain(whole, lambda path, anchor: f"to/{path}{anchor}").splitlines()
    assert lines[4:13] == [
        "**requests**",
        "",
        '```python title="wait_requests.py"',
        *PROGRAM.splitlines(),
        "```",
        "",
    ]
    assert lines[-7:-4] == ["**Look**", "", "Only [then](to/index.md)."]


def test_twin_has_no_earlier_addresses() -> None:
    text = "## Set a timeout\n\nA timeout limits a wait.\n{ #what-can-be-late }\n\nIt is on."
    plain = markdown_twins.plain(text, lambda path, anchor: path)
    assert plain == "## Set a timeout\n\nA timeout limits a wait.\n\nIt is on."


def test_link_leads_from_twin_to_twin(page: SitePage) -> None:
    (page.site.contents.root / "docs" / "guide" / "a.svg").touch()
    assert markdown_twins.to_twin(page, "../index.md", "#a") == "../../index.md#a"
    assert markdown_twins.to_twin(page, "index.md", "") == "../index.md"
    assert markdown_twins.to_twin(page, "a.svg", "#drawing") == "../a.svg"
    assert markdown_twins.to_twin(page, "missing.md", "#a") == "missing.md#a"


def test_zip_holds_what_is_shown(site: Site) -> None:
    snippets_zip.write_zip(site)
    first = (site.folder / "snippets.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        held = archive.namelist()
        assert archive.read("snippets/guide/waits/wait_httpx.py").decode() == PROGRAM
    assert "snippets/guide/waits/exercise/start_httpx.py" in held
    assert "snippets/guide/waits/exercise/check.py" not in held
    snippets_zip.write_zip(site)
    assert (site.folder / "snippets.zip").read_bytes() == first


def test_card_is_drawn_where_the_page_says(page: SitePage) -> None:
    social_cards.draw_cards(page.site)
    told = social_cards.name_card(page)
    with Image.open(page.site.folder / str(told["card"])) as image:
        assert image.size == (1200, 630)


def test_no_card_without_an_address(page: SitePage) -> None:
    page.site.url = ""
    social_cards.draw_cards(page.site)
    assert social_cards.name_card(page) == {} and not page.site.folder.exists()


THEIRS = (
    ".used{color:var(--read)}.unused{color:red}:root{--read:#000;--unread:#111;--far:#222}"
    '.used img[src$="#only-dark"]{display:none}'
)


@pytest.fixture
def styled(site: Site, require: Callable[[Callable[[], object]], object]) -> Site:
    """A site with a style sheet of the theme's and one of ours."""
    require(lambda: installed(NODE_MODULES / "purgecss"))
    site.write("index.html", '<p class="used ours">unread <img src="a.svg#only-dark"></p>')
    site.write("assets/stylesheets/theirs.css", THEIRS)
    site.write("assets/stylesheets/theirs.css.map", "{}")
    site.write("stylesheets/ours.css", "/* Why. */\n.ours { color: var(--far); }\n")
    return site


def test_unused_styles_are_left_out(styled: Site) -> None:
    unused_styles.leave_out(styled)
    theirs = (styled.folder / "assets/stylesheets/theirs.css").read_text(encoding="utf-8")
    assert theirs == THEIRS.replace(".unused{color:red}", "").replace("--unread:#111;", "")
    ours = (styled.folder / "stylesheets/ours.css").read_text(encoding="utf-8")
    assert ours == ".ours { color: var(--far); }\n"
    assert not (styled.folder / "assets/stylesheets/theirs.css.map").exists()


def test_without_the_npm_packages_the_style_sheets_are_the_themes(styled: Site) -> None:
    styled.runtime = None
    unused_styles.leave_out(styled)
    assert (styled.folder / "assets/stylesheets/theirs.css").read_text("utf-8") == THEIRS


# All steps together


def built(root: Path, command: Literal["build", "serve"] = "build") -> dict[str, str]:
    """The files of the site that MkDocs builds from `root`, those of the theme left aside."""
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command=command, dirty=False)
    build(config, serve_url="http://localhost/" if command == "serve" else None)
    site = Path(config.site_dir)
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for suffix in ("html", "md", "txt")
        for path in site.rglob(f"*.{suffix}")
    }


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, root: Path) -> Iterator[None]:
    """Builds without the runtime, which has tests of its own, and leaves nothing behind."""
    monkeypatch.setenv("CI", "")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.chdir(root)  # there MkDocs looks for what pages include
    monkeypatch.setattr(playground.step, "bundle", lack)
    monkeypatch.setattr(playground.step, "_kept", None)
    yield
    load_config(str(ROOT / "mkdocs.yml")).plugins.on_startup(command="build", dirty=False)


def test_navigation_may_be_nested_and_lead_elsewhere(quick: None, root: Path) -> None:
    files = built(root)
    at, whole = "https://site.example/project", "HTTPX for people who know requests, in programs"
    whole += " that ran."
    assert files["llms.txt"].partition("printed.\n\n")[2].splitlines() == [
        f"- [Home]({at}/index.md): {whole}",
        "- [Elsewhere](https://elsewhere.example/)",
        "",
        "## Guide",
        "",
        f"- [Guide]({at}/guide/index.md): {whole}",
        "",
        "## Guide: Deeper",
        "",
        f"- [Waits]({at}/guide/waits/index.md): Waits.",
        "- [RFC](https://rfc.example/)",
    ]
    assert "[waits](waits/index.md)" in files["guide/index.md"]
    assert (root / "site" / "assets" / "cards" / "guide.png").exists()
    page = LexborHTMLParser(files["guide/waits/index.html"])
    assert [tag.text() for tag in page.css("pre code")] == [PROGRAM, PROGRAM]
    assert page.css_matches("td.align-right") and page.css_matches(".provenance time")


def test_what_is_served_follows_each_change(quick: None, root: Path) -> None:
    """And without what only publishing needs."""
    first = built(root, "serve")
    assert built(root, "serve") == first, "a second build of the same makes the same pages"
    assert "Content-Security-Policy" not in first["index.html"] and "llms.txt" not in first
    changed = root / "snippets" / "guide" / "waits" / "wait_httpx.py"
    changed.write_text("import httpx\n\nprint('changed')\n", encoding="utf-8")
    second = built(root, "serve")
    differ = [name for name in first if first[name] != second[name]]
    assert differ == ["guide/waits/index.html"] and "changed" in second[differ[0]]
    text = FILES["docs/index.md"].replace("# Home", "# A new name")
    (root / "docs" / "index.md").write_text(text, encoding="utf-8")
    assert "A new name" in built(root, "serve")["index.html"]
    (root / "docs" / "guide" / "waits.md").rename(root / "docs" / "guide" / "pauses.md")
    config = FILES["mkdocs.yml"].replace("waits.md", "pauses.md")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert "waits/" not in built(root, "serve")["index.html"], "a link keeps leading nowhere"
