"""A copy of the repository with several times the content, to see what growing costs.

    python -m tools.multiply FOLDER --times 4
    cd FOLDER && pytest

Each section of docs/ is there `--times` times, with its programs, exercises and excuses:
`tutorial`, `tutorial-2`, `tutorial-3` and so on. Links to other sections lead to the first copy.
"""

import argparse
import re
import shutil
import subprocess
from pathlib import Path

from contents import ROOT, Contents

_DESCRIPTION = re.compile(r'^(?P<start>description: .*?)....(?P<quote>"?)$', re.M)


def multiply(folder: Path, times: int, root: Path = ROOT) -> Path:
    """Fills `folder`, which must not exist, and returns it.

    Copies what git tracks, as it stands in the working tree.
    """
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, check=True, capture_output=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (root / name).exists():  # a file may be deleted and not yet committed
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / name, folder / name)
    sections = sorted(
        {page.name.partition("/")[0] for page in Contents(root).pages if "/" in page.name}
    )
    nav: list[str] = []
    for number in range(2, times + 1):
        for section in sections:
            nav += _copy_section(folder, section, number)
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    added = text.replace("  - further-reading.md\n", "".join(nav) + "  - further-reading.md\n", 1)
    if nav and added == text:
        raise ValueError("mkdocs.yml: the nav has no further-reading.md to put the copies before")
    config.write_text(added, encoding="utf-8")
    return folder


def _copy_section(folder: Path, section: str, number: int) -> list[str]:
    """Copies one section; returns its lines for the nav."""
    copy = f"{section}-{number}"
    for room in ("docs", "snippets"):
        if (folder / room / section).is_dir():
            shutil.copytree(folder / room / section, folder / room / copy)
    lines = [f"  - {copy}:\n"]
    for page in sorted((folder / "docs" / copy).rglob("*.md")):
        text = page.read_text(encoding="utf-8").replace(f'-8<-- "{section}/', f'-8<-- "{copy}/')
        # No two pages have the same description, and its length counts.
        text = _DESCRIPTION.sub(rf"\g<start> {number:03}\g<quote>", text, count=1)
        page.write_text(text, encoding="utf-8")
        lines.append(f"      - {page.relative_to(folder / 'docs').as_posix()}\n")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where the copy goes; it must not exist")
    parser.add_argument("--times", type=int, default=4, help="how often a section is there")
    arguments = parser.parse_args()
    if arguments.folder.exists():
        parser.error(f"{arguments.folder} exists")
    multiply(arguments.folder, arguments.times)
    pages = len(Contents(arguments.folder).pages)
    print(f"{arguments.folder}: {pages} pages")


if __name__ == "__main__":
    main()
