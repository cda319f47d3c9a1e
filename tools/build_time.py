"""What building costs, today and at four times the content, beside Material without our additions.

    python -m tools.build_time

The same pages are built in turns with mkdocs.yml as it is, and with the theme as it comes: no
hooks, no templates, style sheets or scripts of ours. Prints the medians of three.
"""

import tempfile
import time
from pathlib import Path
from statistics import median

from contents import Contents
from tools.multiply import multiply
from tools.site import build_site

_RUNS = 3

_PLAIN = """\
site_name: Plain
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


def seconds(config: Path) -> float:
    """What one build takes."""
    started = time.perf_counter()
    build_site(config.parent / "built", config=config, strict=False)
    return time.perf_counter() - started


def main() -> None:
    print("| pages | ours, s | Material, s | ratio | ours, ms a page |")
    print("|---|---|---|---|---|")
    for size in (1, 4):
        with tempfile.TemporaryDirectory() as name:
            folder = multiply(Path(name, "copy"), size)
            (folder / "plain.yml").write_text(_PLAIN, encoding="utf-8")
            configs = (folder / "mkdocs.yml", folder / "plain.yml")
            times = [[seconds(config) for config in configs] for _ in range(_RUNS)]
            pages = len(Contents(folder).pages)
        ours, plain = (median(column) for column in zip(*times, strict=True))
        figures = f"{ours:.2f} | {plain:.2f} | {ours / plain:.2f} | {ours / pages * 1000:.0f}"
        print(f"| {pages} | {figures} |")


if __name__ == "__main__":
    main()
