"""Lists the pages that a change touches, as Markdown for the summary of a pull request's check.

`python tools/changed_pages.py BASE [ARTIFACT]` compares the commit `BASE` with what is checked
out. `ARTIFACT` is the address of the built site, to be downloaded and opened without a server.
"""

import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parent.parent


def changed_pages(changed: Iterable[str], sources: Mapping[str, str]) -> dict[str, list[str]]:
    """The page files below docs/, each with the changed files that it is made of.

    `changed` are paths from the root of the repository; `sources` holds the text of each page by
    its path below docs/. A page that is changed but has no source was removed.
    """
    found: dict[str, list[str]] = {}
    for path in sorted(changed):
        for page in pages_of(PurePosixPath(path), sources):
            found.setdefault(page, []).append(path)
    return dict(sorted(found.items()))


def pages_of(path: PurePosixPath, sources: Mapping[str, str]) -> set[str]:
    """The pages that a file is part of: its own, its folder's, and those that show it."""
    if path.parts[0] == "docs" and path.suffix == ".md":
        return {path.relative_to("docs").as_posix()}
    if path.parts[0] == "snippets":
        folders = [folder.relative_to("snippets") for folder in list(path.parents)[:-2]]
        pages = {f"{folder}.md" for folder in folders if f"{folder}.md" in sources}
        names = [path.relative_to("snippets").as_posix()]
    else:
        # A page may name a picture beside it, or a table, without the folder.
        pages = set()
        names = ["/".join(path.parts[start:]) for start in range(len(path.parts))]
    # An include is quoted, a picture stands in parentheses.
    shown = [quote + name for name in names for quote in ('"', "(")]
    return pages | {page for page, text in sources.items() if any(name in text for name in shown)}


def summary(changed: list[str], sources: Mapping[str, str], artifact: str = "") -> str:
    """What the reviewer reads: the pages, what changed in each, and where to see them."""
    pages = changed_pages(changed, sources)
    lines = ["## Pages that this changes", ""]
    if artifact:
        lines += [f"[Download the site]({artifact}), unpack it and open `index.html`.", ""]
    for page, files in pages.items():
        where = PurePosixPath(page).with_suffix(".html") if page in sources else "removed"
        lines.append(f"- `{where}` ({', '.join(files)})")
    elsewhere = len(set(changed) - {file for files in pages.values() for file in files})
    if elsewhere:
        lines.append(f"- {elsewhere} changed files belong to no page; the theme's show on all.")
    return "\n".join(lines) + "\n"


def main() -> None:
    base, artifact = (sys.argv[1:] + [""])[:2]
    command = ["git", "diff", "--name-only", "--no-renames", base]
    run = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    docs = ROOT / "docs"
    sources = {
        path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8")
        for path in docs.rglob("*.md")
    }
    print(summary(run.stdout.splitlines(), sources, artifact), end="")


if __name__ == "__main__":
    main()
