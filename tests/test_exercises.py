"""Each tutorial page ends with an exercise, and its check tells right answers from wrong ones.

The solution passes; the starting file and each wrong answer are told what they lack, in exactly
the sentence that they state.
"""

import ast
import importlib
import re
from pathlib import Path

import exercises
import pytest
from exercises import lack
from snippet import DOCS, PYTHON, ROOT, SNIPPETS

PAGES = sorted((DOCS / "tutorial").glob("*.md"))

# The pages that have no exercise, each with the reason.
WITHOUT = {
    "certificates": "the mocks, and so the browser, have no TLS: nothing shows whom one trusts",
    "installation": "what it teaches is done in a shell",
    "summary": "it teaches nothing new",
}

CHECKS = sorted(Path(exercises.__file__).parent.glob("*/check.py"))
# Right answers that differ from the solution begin with "right_"; all others are wrong.
RIGHT = sorted(path for check in CHECKS for path in check.parent.glob("right_*.py"))
WRONG = sorted(
    path for check in CHECKS for path in check.parent.glob("*.py") if path not in (check, *RIGHT)
)

# Answers to the exercise on concurrent requests that would harm the check or never end, by what
# they do, and what they are told.
HARMFUL = {
    "no Python": ("def statuses(", "The program raises SyntaxError on line 1."),
    "exit": ("raise SystemExit", "The program ends itself with SystemExit before it is done."),
    "no such host": (
        "import httpx\nhttpx.get('https://python.org/')",
        "The fake internet refused a request: host 'python.org' is not in the fake internet "
        "(known: api.github.com, badssl.com, example.com, httpbin.org, "
        "untrusted-root.badssl.com).",
    ),
    "sleep for ever": (
        "import time\nwhile True: time.sleep(10)",
        "The program seems to go on for ever: it was still at work after 1000 seconds.",
    ),
    "refuse to end": (
        "import asyncio\nasync def sleep():\n  while True:\n    try: await asyncio.sleep(10)\n"
        "    except asyncio.CancelledError: pass\nasyncio.run(sleep())",
        "The program seems to go on for ever: it was still at work after 1000 seconds.",
    ),
    "try again for ever": (
        "import httpx\nwhile True:\n  try: httpx.get('https://httpbin.org/status/503')\n"
        "  except Exception: pass",
        "The program seems to go on for ever: it had sent 200 requests.",
    ),
    "wait for nothing": (
        "import asyncio\nasync def wait(): await asyncio.Event().wait()\nasyncio.run(wait())",
        "The program does not end well: every task waits for something that can no longer happen.",
    ),
    "forget a task": (
        "import asyncio\nasync def work(): await asyncio.sleep(1)\n"
        "async def main(): kept.append(asyncio.create_task(work()))\nkept = []\n"
        "asyncio.run(main())",
        "The program does not end well: the program ended while tasks were still running: work.",
    ),
    "nothing": ("", "There is no function statuses; keep its name, which the check calls."),
    "no function": (
        "statuses = [200]",
        "There is no function statuses; keep its name, which the check calls.",
    ),
    "other parameters": (
        "async def statuses(): return []",
        "statuses raises TypeError.",
    ),
    "an odd result": (
        "class Odd:\n  def __iter__(self): raise OSError\nasync def statuses(urls): return Odd()",
        "The check can make nothing of what the program did: OSError.",
    ),
    "an unreadable result": (
        "class Odd(list):\n  def __repr__(self): raise OSError\n"
        "async def statuses(urls): return Odd([1])",
        "statuses should return [200, 404, 200], in the order of the URLs, "
        "not something whose repr raises OSError.",
    ),
}

# How a wrong answer that fell behind is brought up to date.
CORRECT = "correct the answer, its docstring, or the check"


def page(check: Path) -> str:
    """The page whose exercise a check is for: "tutorial/limiting-rate"."""
    return f"tutorial/{check.parent.name.replace('_', '-')}"


def shown_on(page: str, example: str) -> list[Path]:
    """The files of the start or the solution on a page."""
    return [
        snippet.path for snippet in PYTHON if snippet.reference.startswith(f"{page}/{example}_")
    ]


def stated(answer: Path) -> str:
    """The sentence in the docstring of a wrong answer."""
    sentence = ast.get_docstring(ast.parse(answer.read_text(encoding="utf-8")))
    assert sentence, f"{name(answer)}: begin it with a docstring, the sentence that it has to meet"
    return " ".join(sentence.split())


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


each_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.parent.name)
each_wrong = pytest.mark.parametrize(
    "answer", WRONG, ids=lambda answer: f"{answer.parent.name}-{answer.stem}"
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_has_an_exercise_or_a_reason(path: Path):
    has = f"tutorial/{path.stem}" in map(page, CHECKS)
    if path.stem in WITHOUT:
        assert not has, (
            f"{name(path)} has an exercise; remove it from WITHOUT in tests/test_exercises.py"
        )
    else:
        folder = path.stem.replace("-", "_")
        assert has, (
            f"{name(path)} has no exercise; write tests/exercises/{folder}/check.py, or give the "
            f"reason in WITHOUT in tests/test_exercises.py"
        )
        text = path.read_text(encoding="utf-8")
        assert re.search(r"^#+ Exercise: [A-Za-z]", text, re.M), (
            f'{name(path)}: give the exercise a heading, "## Exercise: <imperative>"'
        )


def test_reason_belongs_to_a_page():
    unknown = set(WITHOUT) - {path.stem for path in PAGES}
    assert not unknown, f"WITHOUT in tests/test_exercises.py names {unknown}, which are no pages"


@pytest.mark.parametrize(
    "path",
    [snippet.path for snippet in PYTHON if snippet.example.endswith(("/start", "/solution"))],
    ids=lambda path: path.relative_to(SNIPPETS).as_posix(),
)
def test_start_and_solution_have_a_check(path: Path):
    of_page = path.parent.relative_to(SNIPPETS).as_posix()
    assert of_page in map(page, CHECKS), (
        f"{name(path)} belongs to an exercise, but nothing checks answers to it; "
        f"write tests/exercises/{path.parent.name.replace('-', '_')}/check.py"
    )


@each_check
def test_check_has_a_start_and_a_solution(check: Path):
    for example in ("start", "solution"):
        assert len(shown_on(page(check), example)) == 1, (
            f"{name(check)} is for {page(check)}; write one "
            f"snippets/{page(check)}/{example}_<variant>.py"
        )


@each_check
def test_solution_passes(check: Path):
    (solution,) = shown_on(page(check), "solution")
    assert lack(page(check), solution) is None, f"{name(solution)} does not pass {name(check)}"


@pytest.mark.parametrize("answer", RIGHT, ids=lambda answer: f"{answer.parent.name}-{answer.stem}")
def test_other_right_answer_passes(answer: Path):
    told = lack(page(answer), answer)
    assert told is None, f"{name(answer)} behaves right, but is told:\n  {told}\n{CORRECT}"


@each_check
def test_source_is_not_looked_at(check: Path, tmp_path):
    """The solution passes without its comments and layout, and under another file name."""
    (solution,) = shown_on(page(check), "solution")
    bare = tmp_path / "another.py"
    bare.write_text(ast.unparse(ast.parse(solution.read_text(encoding="utf-8"))))
    assert lack(page(check), bare) is None, f"{name(check)} depends on the text of the answer"


@each_check
def test_start_is_told_what_it_lacks(check: Path):
    (start,) = shown_on(page(check), "start")
    expected = importlib.import_module(f"exercises.{check.parent.name}.check").START
    told = lack(page(check), start)
    assert told == expected, f"{name(start)} is told:\n  {told}\ncorrect START in {name(check)}"


@each_check
def test_three_answers_are_wrong(check: Path):
    wrong = [answer for answer in WRONG if answer.parent == check.parent]
    assert len({stated(answer) for answer in wrong}) >= 3, (
        f"{check.parent.relative_to(ROOT)} holds {len(wrong)} wrong answers; write at least three "
        "that are told different things"
    )


@each_wrong
def test_wrong_answer_is_told_what_it_lacks(answer: Path):
    told = lack(page(answer), answer)
    assert told == stated(answer), f"{name(answer)} is told:\n  {told}\n{CORRECT}"


@pytest.mark.parametrize("harm", HARMFUL)
def test_harm_becomes_a_sentence(harm: str, tmp_path):
    text, sentence = HARMFUL[harm]
    answer = tmp_path / "answer.py"
    answer.write_text(text)
    told = lack("tutorial/concurrent-requests", answer)
    assert told == sentence, f"'{harm}' in HARMFUL is told:\n  {told}\n{CORRECT}"


def test_reader_can_stop_an_answer(tmp_path):
    answer = tmp_path / "answer.py"
    answer.write_text("raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        lack("tutorial/concurrent-requests", answer)


@each_check
def test_task_says_what_the_solution_prints(check: Path):
    path = DOCS / f"{page(check)}.md"
    (solution,) = shown_on(page(check), "solution")
    task = path.read_text(encoding="utf-8").partition(" Exercise: ")[2]
    stated = re.search(r"^It should print .*`.*$", task, re.M)
    assert stated, f'{name(path)}: say in the task what it should print: "It should print `…`."'
    printed = re.findall(r"^ *#> (.*)", solution.read_text(encoding="utf-8"), re.M)
    for line in re.findall(r"`([^`]+)`", stated[0]):
        assert line in printed, (
            f"{name(path)}: the task promises the line `{line}`, but {name(solution)} prints "
            f"{printed}"
        )
