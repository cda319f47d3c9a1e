"""Excuses: which rule a snippet or page breaks on purpose, and the reason.

They stand beside what they excuse, in `snippets/<section>/<page>/excuses.toml`; those that hold
for all pages stand in `snippets/excuses.toml`:

    [[wire_only]]
    example = "connections"
    reason = "the fake internet in memory has no connections"

The table's name is the rule (`RULES`). Each entry names what it excuses, by one of `KEYS`, and
gives the reason as half a sentence, which a page may show to readers. tests/test_excuses.py tries
each reason and fails once it is no longer true.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

# Rule to what it means to be excused from it.
RULES = {
    "wire_only": "prints what it shows at the wire, not at the mocks",
    "not_in_browser": "has no Run, and the page says why",
    "tabs_differ": "one variant prints something else than the others",
    "different_on_httpx2": "prints something else when `import httpx` gives httpx2",
    "no_exercise": "the page has no exercise",
}

# What an entry may name: an example or a file of the page, or, for all pages, a variant or a
# module that a program imports. An entry without one of them excuses the page.
KEYS = ("example", "file", "variant", "module")


class WrongExcuse(ValueError):
    """An entry of an excuses.toml that nobody could understand; the text says where and why."""


@dataclass(frozen=True)
class Excuse:
    """One entry of an excuses.toml."""

    rule: str
    place: str
    """The file that it stands in, relative to the repository."""
    page_name: str | None
    """The page whose file it is; None for the one that holds for all pages."""
    reason: str
    fails: str = ""
    """A part of what the rule says of the program without the excuse."""
    example: str | None = None
    file: str | None = None
    variant: str | None = None
    module: str | None = None

    def __str__(self) -> str:
        named = [f"{key} = {value!r}" for key in KEYS if (value := getattr(self, key))]
        return f"{self.place}: [[{self.rule}]] {', '.join(named)}".rstrip()


def read(path: Path, root: Path, page_name: str | None) -> list[Excuse]:
    """The entries of an excuses.toml. Raises `WrongExcuse`."""
    place = path.relative_to(root).as_posix()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise WrongExcuse(f"{place} is no TOML: {error}") from None
    found = []
    fields = set(Excuse.__dataclass_fields__) - {"rule", "place", "page_name"}
    for rule, entries in tables.items():
        if rule not in RULES:
            raise WrongExcuse(f"{place}: there is no rule {rule!r}; one of {', '.join(RULES)}")
        for entry in entries if isinstance(entries, list) else [entries]:
            unknown = set(entry) - fields if isinstance(entry, dict) else {str(entry)}
            if unknown or not entry.get("reason"):
                raise WrongExcuse(
                    f"{place}: [[{rule}]] takes {', '.join(sorted(fields))}, and needs a reason; "
                    f"found {entry}"
                )
            found.append(Excuse(rule=rule, place=place, page_name=page_name, **entry))
    return found
