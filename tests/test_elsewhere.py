"""Every program runs elsewhere too, and what it then prints otherwise is on record.

Elsewhere the hosts behave the same, and counts, dates, latencies, addresses and what is left of a
rate limit are others (fake_internet/conditions.py). A line of output that differs there is the
fake internet's own, and the site tells readers that theirs will differ. `pytest
tests/test_snippets.py --update-examples` records such lines, in the elsewhere.toml beside the
snippets.
"""

import difflib
import fcntl
import json
import os
from pathlib import Path

from contents import Contents, Page
from fake_internet.conditions import ELSEWHERE
from tests.runner import Run, Trial, printed, run

UPDATE = "run `pytest tests/test_snippets.py --update-examples`"

WHERE = (
    "elsewhere, where counts, dates, latencies, addresses and what is left of a rate limit are "
    "others (fake_internet/conditions.py)"
)


def test_record_can_be_read(contents: Contents) -> None:
    for path in (contents.root / "snippets").rglob("elsewhere.toml"):
        place = path.relative_to(contents.root)
        page = contents.page(place.parent.relative_to("snippets").as_posix())
        assert page, f"{place} belongs to no page; remove it"
        try:
            names = [name for name in page.elsewhere if not page.shown_as(name)]
        except ValueError as error:
            raise AssertionError(f"{error}; {UPDATE}") from None
        assert not names, f"{place} tells of {names[0]}, which is not there; {UPDATE}"


def test_program_elsewhere(elsewhere: Trial, contents: Contents) -> None:
    ran = run(elsewhere)
    here = printed(ran.snippet.text)
    check_runs_elsewhere(ran)
    check_prints_as_many_lines_elsewhere(ran, here)
    page = contents.page(ran.snippet.page_name)
    recorded = page.elsewhere.get(ran.snippet.path.name, {}) if page else {}
    check_lines_that_differ_are_recorded(ran, here, recorded)
    check_recorded_lines_differ(ran, here, recorded)


def check_runs_elsewhere(ran: Run) -> None:
    refused = [f"because it asks for what is not there: {refusal}" for refusal in ran.refusals]
    for trouble in [*refused, ran.error]:
        assert not trouble, (
            f"{ran.snippet} works, but fails {WHERE}; let it work with any: {trouble}"
        )


def check_prints_as_many_lines_elsewhere(ran: Run, here: list[str]) -> None:
    there = printed(ran.text)
    diff = "\n".join(difflib.unified_diff(here, there, "here", "elsewhere", lineterm=""))
    assert len(here) == len(there), (
        f"{ran.snippet} prints {len(here)} lines, and {len(there)} {WHERE}; print as many, "
        f"whatever the hosts have:\n{diff}"
    )


def check_lines_that_differ_are_recorded(
    ran: Run, here: list[str], recorded: dict[int, str]
) -> None:
    there = printed(ran.text)
    told = [
        f"\n  {line!r} is {there[number - 1]!r} elsewhere"
        for number, line in differing(ran, here).items()
        if recorded.get(number) != line
    ]
    assert not told, (
        f"{ran.snippet} prints other lines {WHERE}; print what holds for every reader, such as a "
        "difference or a comparison, or, where theirs may well be another line, "
        f"{UPDATE}, and the site will tell them:{''.join(told)}"
    )


def check_recorded_lines_differ(ran: Run, here: list[str], recorded: dict[int, str]) -> None:
    left = recorded.keys() - differing(ran, here).keys()
    told = [f"\n  line {number} of its output, {recorded[number]!r}" for number in sorted(left)]
    assert not told, (
        f"snippets/{ran.snippet.page_name}/elsewhere.toml says that {ran.snippet} prints other "
        f"lines elsewhere, but it prints the same ones; {UPDATE}:{''.join(told)}"
    )


def differing(ran: Run, here: list[str]) -> dict[int, str]:
    """The lines that a program prints here and not elsewhere, by their number."""
    both = zip(here, printed(ran.text), strict=True)
    return {number: line for number, (line, there) in enumerate(both, 1) if line != there}


def record(trial: Trial, here: list[str], page: Page) -> None:
    """Runs a program elsewhere, and records what it prints otherwise than `here`."""
    ran = run(Trial(trial.snippet, trial.door, ELSEWHERE))
    check_runs_elsewhere(ran)
    check_prints_as_many_lines_elsewhere(ran, here)
    write(page, trial.snippet.path.name, differing(ran, here))


def write(page: Page, name: str, lines: dict[int, str]) -> None:
    """Puts the lines of one program into the record of its page."""
    folder = os.open(page.folder, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)  # other processes run other programs of the page
        text = "".join(
            f"\n[{json.dumps(name)}]\n"
            + "".join(f"{number} = {_quoted(line)}\n" for number, line in lines.items())
            for name, lines in sorted((_recorded(page) | {name: lines}).items())
            if lines and page.shown_as(name)
        )
        if text:
            # At once, because other processes may read it.
            new = page.elsewhere_file.with_name(".elsewhere.toml")
            new.write_text(_HEAD + text, encoding="utf-8")
            new.replace(page.elsewhere_file)
        else:
            page.elsewhere_file.unlink(missing_ok=True)
    finally:
        os.close(folder)


_HEAD = """\
# Written by `pytest tests/test_snippets.py --update-examples`: which lines of output, by number,
# are the fake internet's own; see tests/test_elsewhere.py.
"""


def _recorded(page: Page) -> dict[str, dict[int, str]]:
    """What is recorded now; nothing if it cannot be read, as after a merge."""
    try:
        return Page(page.root, page.name).elsewhere
    except ValueError:
        return {}


def _quoted(line: str) -> str:
    # JSON's strings are TOML's, but for this character, which TOML wants escaped.
    return json.dumps(line, ensure_ascii=False).replace("\x7f", "\\u007f")


def test_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    page = Page(tmp_path, "guide/waits")
    page.folder.mkdir(parents=True)
    (page.folder / "wait_httpx.py").write_text("")
    (page.folder / "wait_async.py").write_text("")
    lines = {1: 'says "79\\n" \x7f \U0001f40d', 10: "  indented", 11: ""}
    for before in ("", "<<<<<<< main", '["lost_httpx.py"]\n1 = "79"'):
        page.elsewhere_file.write_text(before)
        write(page, "wait_httpx.py", lines)
        write(page, "wait_async.py", {})
        assert _recorded(page) == {"wait_httpx.py": lines}
    write(page, "wait_httpx.py", {})
    assert not page.elsewhere_file.exists()
