"""What building costs: 20 and 200 pages, copies of ours, beside Material without our additions.

    python -m tools.build_time

The same pages are built in turns with mkdocs.yml as it is, and with the theme as it comes: no
hooks, no templates, style sheets or scripts of ours. Prints the medians of three.
"""

import shutil
import tempfile
import time
from pathlib import Path
from statistics import median

from contents import ROOT
from tools.site import build_site

DOCS = ROOT / "docs"

SIZES = (20, 200)
_RUNS = 3

# Links to pages that were not copied are none of the matter: no nav, and no strict build.
_OURS = """\
INHERIT: mkdocs.yml
nav: null
docs_dir: copies
watch: []
"""
_PLAIN = """\
site_name: Plain
docs_dir: copies
theme: {name: material, font: false}
plugins: [search]
markdown_extensions:
  - admonition
  - attr_list
  - tables
  - toc: {permalink: true}
  - pymdownx.details
  - pymdownx.highlight: {anchor_linenums: false}
  - pymdownx.snippets: {base_path: [snippets, tools/benchmark], check_paths: true}
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
"""


def copy_pages(folder: Path, size: int) -> None:
    """Fills `folder` with `size` pages: our docs, again and again, until there are enough."""
    pages = sorted(DOCS.rglob("*.md"))
    for number in range(size):
        round_, index = divmod(number, len(pages))
        page = pages[index].relative_to(DOCS)
        target = folder / (f"{page.parent.name or 'pages'}-{round_}" if round_ else page.parent)
        target /= page.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(pages[index], target)
    for path in DOCS.rglob("*"):
        if path.is_file() and path.suffix != ".md":
            target = folder / path.relative_to(DOCS)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)


def seconds(config: Path) -> float:
    """What one build takes."""
    started = time.perf_counter()
    build_site(config.parent / "built", config=config, strict=False)
    return time.perf_counter() - started


def main() -> None:
    print("| pages | ours, s | Material, s | ratio | ours, ms a page |")
    print("|---|---|---|---|---|")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for path in ROOT.iterdir():
                if path.name != "site":
                    (folder / path.name).symlink_to(path)
            (folder / "ours.yml").write_text(_OURS, encoding="utf-8")
            (folder / "plain.yml").write_text(_PLAIN, encoding="utf-8")
            copy_pages(folder / "copies", size)
            times = [
                (seconds(folder / "ours.yml"), seconds(folder / "plain.yml")) for _ in range(_RUNS)
            ]
        ours, plain = (median(column) for column in zip(*times, strict=True))
        figures = f"{ours:.2f} | {plain:.2f} | {ours / plain:.2f} | {ours / size * 1000:.0f}"
        print(f"| {size} | {figures} |")


if __name__ == "__main__":
    main()
