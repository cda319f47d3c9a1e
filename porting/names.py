"""What becomes of each public name of requests in httpx.

`names.toml` is the only place where that is written down. `python -m porting.names` makes the
page docs/migration/names.md of it, and tests/test_names.py tries each row on both libraries.
"""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal, cast, get_args

Kind = Literal["same", "renamed", "different", "silent", "gone"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""same: it does the same. renamed: it has another name. different: it has the same name or a
counterpart, and an error shows most differences. silent: no error shows the difference. gone:
nothing takes its place under a name of its own."""

_FILE = files("porting") / "names.toml"  # in the browser the package is in an archive
PAGE = Path(__file__).parent.parent / "docs" / "migration" / "names.md"


@dataclass(frozen=True)
class Row:
    """A name of requests and its counterpart."""

    group: str
    """Of which class or module it is, as in `Group.of`."""
    name: str
    httpx: str
    """The counterpart as an expression; "" if there is none."""
    kind: Kind
    note: str
    """What to do, or what differs, as Markdown; "" if there is nothing to say."""
    see: str
    """The section that shows it, relative to the page; "" if none does."""


@dataclass(frozen=True)
class Group:
    """Names that belong together."""

    title: str
    of: str
    text: str
    """A sentence for the reader."""
    rows: tuple[Row, ...]


def groups() -> list[Group]:
    """The table, in the order of the page. Raises ValueError for a row that is no row."""
    with _FILE.open("rb") as file:
        tables = tomllib.load(file)["group"]
    return [
        Group(
            table["title"],
            table["of"],
            table["text"],
            tuple(_row(table["of"], fields) for fields in table["rows"]),
        )
        for table in tables
    ]


def _row(of: str, fields: list[str]) -> Row:
    if len(fields) != 5 or fields[2] not in KINDS:
        raise ValueError(
            f"porting/names.toml: {fields} has to be name, httpx, kind, note, see, "
            f"where the kind is one of {', '.join(KINDS)}"
        )
    name, httpx, kind, note, see = fields
    return Row(of, name, httpx, cast(Kind, kind), note, see)


def page() -> str:
    """The text of docs/migration/names.md."""
    parts = [(Path(__file__).parent / "names_intro.md").read_text(encoding="utf-8").rstrip()]
    for group in groups():
        parts.append(f"## {group.title}")
        parts.append(group.text)
        parts.append("\n".join(_table(group)))
    parts.append("Next: [HTTPX and httpx2](../beyond/httpx2.md).")
    return "\n\n".join(parts) + "\n"


def _table(group: Group) -> list[str]:
    """Rows that say the same about several names become one line."""
    lines = ["| requests | httpx | kind | what to know |", "|---|---|---|---|"]
    same_line: dict[tuple[str, ...], list[str]] = {}
    for row in group.rows:
        said = row.httpx or row.note or row.see
        key = (row.httpx, row.kind, row.note, row.see) + (() if said else (_stem(row.name),))
        same_line.setdefault(key, []).append(f"`{row.name}`")
    for (httpx, kind, note, see, *_), names in same_line.items():
        linked = f"[{kind}]({see})" if see else kind
        counterpart = f"`{httpx}`" if httpx else ""
        lines.append(f"| {', '.join(names)} | {counterpart} | {linked} | {note} |")
    return lines


def _stem(name: str) -> str:
    """Names without a word about them stand together only if they begin alike."""
    return name.partition("_")[0]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE.name}")
