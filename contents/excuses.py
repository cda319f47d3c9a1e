"""Excuses: which rule a snippet or page breaks on purpose, and the reason.

They stand beside what they excuse, in `snippets/<section>/<page>/excuses.toml`; those that hold
for all pages stand in `snippets/excuses.toml`:

    [[wire_only]]
    example = "connections"
    reason = "the fake internet in memory has no connections"
    fails = "extensions"

The table's name is the rule (`RULES`). Each entry names what it excuses, by one of `KEYS`, gives
the reason as half a sentence, which a page may show to readers, and says how the program fails
without the excuse. tests/test_excuses.py tries each entry for each program that it names, and
fails once it is no longer true.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Rule:
    """A rule from which one may be excused."""

    means: str
    """What it means to be excused from it."""
    names: frozenset[str]
    """The keys by which an entry may name what it excuses; none: it excuses the page."""
    needs: frozenset[str]
    """The keys that an entry must have, beside its reason."""


# An example or a file of the page; for all pages, a variant or a module that a program imports.
KEYS = ("example", "file", "variant", "module")

_ANY = frozenset(KEYS)
RULES = {
    "wire_only": Rule(
        "prints what it shows at the wire, not at the mocks", _ANY, frozenset({"fails"})
    ),
    "not_in_browser": Rule("has no Run, and the page says why", _ANY, frozenset()),
    "tabs_differ": Rule(
        "one variant prints something else than the others",
        frozenset({"example", "variant"}),
        frozenset({"example", "variant"}),
    ),
    "sends_other": Rule(
        "one variant sends something else than the others",
        frozenset({"example", "variant"}),
        frozenset({"example", "variant"}),
    ),
    "different_on_httpx2": Rule(
        "prints something else when `import httpx` gives httpx2", _ANY, frozenset({"fails"})
    ),
    "no_exercise": Rule("the page has no exercise", frozenset(), frozenset()),
}


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


def read(path: Path, root: Path, page_name: str | None) -> Iterator[Excuse | WrongExcuse]:
    """The entries of an excuses.toml; in place of one that is wrong, the error that it is."""
    place = path.relative_to(root).as_posix()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        yield WrongExcuse(f"{place} is no TOML: {error}")
        return
    for rule, entries in tables.items():
        if rule not in RULES:
            yield WrongExcuse(f"{place}: there is no rule {rule!r}; one of {', '.join(RULES)}")
            continue
        for entry in entries if isinstance(entries, list) else [entries]:
            if wrong := _wrong(rule, entry):
                yield WrongExcuse(f"{place}: [[{rule}]] {wrong}; found {entry}")
            else:
                yield Excuse(rule=rule, place=place, page_name=page_name, **entry)


def _wrong(rule: str, entry: object) -> str | None:
    """What is wrong with an entry, if anything."""
    names, needs = RULES[rule].names, RULES[rule].needs
    if not isinstance(entry, dict):
        return "is written with two brackets, and keys below it"
    if unknown := [key for key in entry if key not in names | {"reason", "fails"}]:
        return f"has no key {unknown[0]!r}; it takes {', '.join(sorted(names | {'reason'}))}"
    if wordless := [key for key, value in entry.items() if not (isinstance(value, str) and value)]:
        return f"has to say something as {wordless[0]}, in quotes"
    if lacking := [key for key in ("reason", *sorted(needs)) if key not in entry]:
        return f"needs a {lacking[0]}"
    if names and not names & set(entry):
        return f"names nothing; it takes one of {', '.join(key for key in KEYS if key in names)}"
    return None
