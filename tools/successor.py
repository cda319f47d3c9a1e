"""Builds the site with Zensical, which ignores hooks, and says what differs from MkDocs' pages.

    python -m tools.successor

What a page says has to be the same: programs, tabs, call-outs, headings, tables, pictures, links.
Exits with 1 if it is not.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from itertools import zip_longest
from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

from contents import ROOT
from tools import programs
from tools.files import broken_links
from tools.site import PUBLISHED, SITE_URL, build_site, file_of, urls

# What a build reads.
_SOURCES = ("docs", "theme", "snippets", "tools/benchmark")

# MkDocs without the hooks too: what they add is no part of what a page has to say.
_PLAIN = "INHERIT: mkdocs.yml\nhooks: []\nwatch: []\n"


# Page and kind to why they differ; an entry that is no longer true counts as a difference.
_KNOWN = {
    ("", "title"): "the home page's title is the site's name alone, before which Zensical sets "
    "the page's own",
}


def build_both(folder: Path) -> tuple[Path, Path]:
    """Builds a copy of the sources in `folder` twice; returns the sites of MkDocs and Zensical.

    Raises `tools.site.BuildFailed`, and `RuntimeError` where Zensical fails.
    """
    for name in _SOURCES:
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    config = folder / "plain.yml"
    config.write_text(_PLAIN, encoding="utf-8")
    mkdocs = build_site(folder / "plain", config=config, strict=False)
    run = subprocess.run(
        [programs.zensical(), "build", "--strict"],
        cwd=folder,
        env={**os.environ, **PUBLISHED},
        capture_output=True,
        text=True,
    )
    if run.returncode:
        raise RuntimeError(f"Zensical fails:\n{run.stdout}{run.stderr}")
    return mkdocs, folder / "site"


def said(site: Path, page: str) -> dict[str, list[str]]:
    """What a page says, by kind, in the page's order."""
    html = file_of(site, page).read_text(encoding="utf-8")
    soup = BeautifulSoup(html, "html.parser")
    article = soup.select("article")[0]
    for permalink in article.select(".headerlink"):
        permalink.decompose()

    def texts(selector: str) -> list[str]:
        return [" ".join(tag.get_text(" ").split()) for tag in article.select(selector)]

    def link(tag: Tag) -> str:
        return f"{tag.get_text(strip=True)} → {urljoin(SITE_URL + page, str(tag['href']))}"

    return {
        "title": [tag.get_text() for tag in soup.select("head > title")],
        "description": [str(tag["content"]) for tag in soup.select("meta[name=description]")],
        "canonical URL": [str(tag["href"]) for tag in soup.select("link[rel=canonical]")],
        "heading": [
            f"{tag.name} #{tag.get('id')} {tag.get_text(strip=True)}"
            for tag in article.select("h1, h2, h3, h4")
        ],
        "program": [tag.get_text().rstrip("\n") for tag in article.select("pre")],
        "file name": texts(".highlight .filename"),
        "tab": texts(".tabbed-labels label"),
        "call-out": texts(".admonition, details"),
        "table row": texts("tr"),
        "paragraph": texts("p, li"),
        "picture": [f"{tag['src']} {tag.get('alt')}" for tag in article.select("img")],
        "link": [link(tag) for tag in article.select("a[href]")],
    }


def differences(mkdocs: Path, zensical: Path) -> Iterator[str]:
    """What MkDocs' pages say and Zensical's do not, and the other way round."""
    pages = set(urls(mkdocs))
    for page in sorted(pages ^ set(urls(zensical))):
        yield f"{page}: only {'MkDocs' if page in pages else 'Zensical'} makes this page"
    known = dict(_KNOWN)
    for page in sorted(pages & set(urls(zensical))):
        ours, theirs = said(mkdocs, page), said(zensical, page)
        for kind in ours:
            for one, other in zip_longest(ours[kind], theirs[kind]):
                if one != other and not known.pop((page, kind), None):
                    yield f"{page or 'index.html'}: {kind}: MkDocs {one!r}, Zensical {other!r}"
                    break
    for (page, kind), reason in known.items():
        place = page or "index.html"
        yield f"{place}: {kind}: no longer true that {reason}; remove it from _KNOWN"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        mkdocs, zensical = build_both(Path(folder))
        found = [*differences(mkdocs, zensical), *broken_links(zensical)]
        pages = [said(zensical, page) for page in urls(zensical)]
    for difference in found:
        print(f"DIFFERS {difference}", file=sys.stderr)
    counts = ", ".join(f"{sum(len(page[kind]) for page in pages)} {kind}s" for kind in pages[0])
    print(f"Zensical {version('zensical')}: {len(pages)} pages, {counts}")
    print(f"{len(found)} differences from MkDocs {version('mkdocs')}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
