"""Each page of the tutorial ends with an exercise; its check tells right answers from wrong ones.

The solution passes; the start and each wrong answer are told what they lack, in exactly the
sentence that they state.
"""

import ast
import contextlib
import gc
import re
import runpy
import sys
import warnings
from pathlib import Path

import pytest

from contents import ROOT, Contents, Exercise, Page
from exercises import lack
from fake_internet.conditions import ELSEWHERE
from fake_internet.hosts import new_apps
from tests.runner import printed

# Answers to the exercise on concurrent requests that would harm the check or never end, by what
# they do, and what they are told.
HARMFUL = {
    "no Python": ("def statuses(", "The program raises SyntaxError on line 1."),
    "exit": ("raise SystemExit", "The program ends itself with SystemExit before it is done."),
    "no such host": (
        "import httpx\nhttpx.get('https://python.org/')",
        "The fake internet refused a request: host 'python.org' is not in the fake internet "
        f"(known: {', '.join(new_apps())}).",
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

# What a check may import: what runs in the reader's browser, where nothing waits or is sent.
IN_THE_BROWSER = {*sys.stdlib_module_names, "exercises", "fake_internet", "httpx", "httpx2"}
IN_THE_BROWSER -= {"multiprocessing", "queue", "socket", "ssl", "subprocess", "threading"}

# How a wrong answer that fell behind is brought up to date.
CORRECT = "correct the answer, its docstring, or the check"


def stated(answer: Path) -> str:
    """The sentence in the docstring of a wrong answer."""
    sentence = ast.get_docstring(ast.parse(answer.read_text(encoding="utf-8")))
    assert sentence, f"{name(answer)}: begin it with a docstring, the sentence that it has to meet"
    return " ".join(sentence.split())


def name(path: Path) -> str:
    """`snippets/…`, for a failure's message."""
    return path.as_posix()[path.as_posix().rindex("/snippets/") + 1 :]


def exercise(page: Page) -> Exercise:
    assert page.exercise
    return page.exercise


def exercise_of(answer: Path) -> Exercise:
    """The one that a wrong or another right answer belongs to."""
    return Exercise(answer.parents[1])


def test_exercise_is_whole(page: Page) -> None:
    folder = page.folder / "exercise"
    if not folder.exists():
        return
    assert page.exercise, f"{name(folder)}: nothing checks answers; write check.py"
    shown = {"start": page.exercise.starts, "solution": page.exercise.solutions}
    for what, files in shown.items():
        assert files, f"{name(folder)}: write {what}_<variant>.py"
        assert len(files) == 1, (
            f"{name(folder)}: keep one of {', '.join(path.name for path in files)}"
        )
    told = {stated(answer) for answer in page.exercise.wrong}
    assert len(told) >= 3, (
        f"{name(folder)}: its {len(page.exercise.wrong)} wrong answers are told {len(told)} "
        "different sentences; write at least three that are told different ones"
    )


def test_check_is_whole(exercise_page: Page) -> None:
    check = exercise(exercise_page).check
    defined = runpy.run_path(str(check))
    assert callable(defined.get("check")), f"{name(check)}: define check(answer)"
    assert isinstance(defined.get("START"), str), (
        f'{name(check)}: add START = "…", the sentence that the start is told'
    )


def test_check_runs_in_the_browser(exercise_page: Page) -> None:
    check = exercise(exercise_page).check
    for node in ast.walk(ast.parse(check.read_text(encoding="utf-8"))):
        imported = [node.module] if isinstance(node, ast.ImportFrom) else []
        imported += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for module in imported:
            top = str(module).partition(".")[0]
            assert top in IN_THE_BROWSER, (
                f"{name(check)} imports {module}, which the reader's browser cannot run or does "
                "not load; do without"
            )


def test_page_has_an_exercise_or_a_reason(page: Page, contents: Contents) -> None:
    excuses = [each for each in contents.excuses if each.page_name == page.name]
    excuses = [excuse for excuse in excuses if excuse.rule == "no_exercise"]
    if page.exercise:
        assert not excuses, f"{excuses[0]}: {page} has an exercise; remove the entry"
    elif page.name.startswith("tutorial/"):
        assert excuses, (
            f"{page} has no exercise; write snippets/{page.name}/exercise/check.py, or give the "
            f"reason as [[no_exercise]] in snippets/{page.name}/excuses.toml"
        )


def test_exercise_has_a_heading(exercise_page: Page) -> None:
    title, *headings = re.finditer(r"^(#+) (.*)", exercise_page.text, re.M)
    found = [each for each in headings if re.match("## Exercise: [A-Za-z]", each[0])]
    # A page may be an exercise as a whole.
    heading = title if title[2].startswith("Exercise: ") else next(iter(found), None)
    assert heading, f'{exercise_page}: give the exercise a heading, "## Exercise: <imperative>"'
    assert not re.search(r"^Next: ", exercise_page.text[: heading.start()], re.M), (
        f'{exercise_page}: move the exercise before "Next:", which ends the page'
    )


def test_task_names_what_the_check_calls(exercise_page: Page) -> None:
    check = exercise(exercise_page).check
    task = exercise_page.text.partition(" Exercise: ")[2]
    for function in re.findall(r'\.call\(\s*"(\w+)"', check.read_text(encoding="utf-8")):
        assert f"`{function}" in task, (
            f"{exercise_page}: name `{function}` in the task, because {name(check)} calls it"
        )


def test_solution_passes(exercise_page: Page) -> None:
    check = exercise(exercise_page).check
    for solution in exercise(exercise_page).solutions:
        told = lack(check, solution)
        assert told is None, f"{name(solution)} does not pass {name(check)}: {told}"


def test_solution_passes_elsewhere(exercise_page: Page) -> None:
    """What a program prints of the fake internet's own numbers, no check takes for granted."""
    check = exercise(exercise_page).check
    for solution in exercise(exercise_page).solutions:
        told = lack(check, solution, ELSEWHERE)
        assert told is None, (
            f"{name(check)} takes a number of the fake internet's for granted; elsewhere, where "
            f"it is another (fake_internet/conditions.py), {name(solution)} is told:\n  {told}\n"
            "Compare with what the hosts sent, or call a function of the answer"
        )


def test_other_right_answer_passes(right_answer: Path) -> None:
    told = lack(exercise_of(right_answer).check, right_answer)
    assert told is None, f"{name(right_answer)} behaves right, but is told:\n  {told}\n{CORRECT}"


def test_source_is_not_looked_at(exercise_page: Page, tmp_path: Path) -> None:
    """The solution passes without its comments and layout, and under another file name."""
    check = exercise(exercise_page).check
    solutions = exercise(exercise_page).solutions
    for solution in [each for each in solutions if lack(check, each) is None]:
        bare = tmp_path / "another.py"
        bare.write_text(ast.unparse(ast.parse(solution.read_text(encoding="utf-8"))))
        told = lack(check, bare)
        assert told is None, f"{name(check)} depends on the text of the answer: {told}"


def test_start_is_told_what_it_lacks(exercise_page: Page) -> None:
    check = exercise(exercise_page).check
    expected = runpy.run_path(str(check))["START"]
    for start in exercise(exercise_page).starts:
        told = lack(check, start)
        assert told == expected, (
            f"{name(start)} is told:\n  {told}\ncorrect START in {name(check)}"
        )


def test_wrong_answer_is_told_what_it_lacks(wrong_answer: Path) -> None:
    with contextlib.ExitStack() as stack:
        # Some leave a coroutine that nothing awaits, and Python warns of it once it is collected,
        # during whatever test happens to run then; so what the answer made is collected here.
        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore", RuntimeWarning)
        gc.freeze()
        stack.callback(gc.unfreeze)
        told = lack(exercise_of(wrong_answer).check, wrong_answer)
        gc.collect()
    assert told == stated(wrong_answer), f"{name(wrong_answer)} is told:\n  {told}\n{CORRECT}"


def test_task_says_what_the_solution_prints(exercise_page: Page) -> None:
    task = exercise_page.text.partition(" Exercise: ")[2]
    stated = re.search(r"^It should print .*`.*$", task, re.M)
    assert stated, f'{exercise_page}: say in the task what it should print: "It should print `…`."'
    for solution in exercise(exercise_page).solutions:
        shown = printed(solution.read_text(encoding="utf-8"))
        for line in re.findall(r"`([^`]+)`", stated[0]):
            assert line in shown, (
                f"{exercise_page}: the task promises the line `{line}`, but {name(solution)} "
                f"prints {shown}"
            )


# The exercise that the harmful answers are given to.
HARMED = ROOT / "snippets" / "tutorial" / "concurrent-requests" / "exercise" / "check.py"


@pytest.mark.parametrize("harm", HARMFUL)
def test_harm_becomes_a_sentence(harm: str, tmp_path: Path) -> None:
    text, sentence = HARMFUL[harm]
    answer = tmp_path / "answer.py"
    answer.write_text(text)
    told = lack(HARMED, answer)
    assert told == sentence, f"'{harm}' in HARMFUL is told:\n  {told}\n{CORRECT}"


def test_reader_can_stop_an_answer(tmp_path: Path) -> None:
    answer = tmp_path / "answer.py"
    answer.write_text("raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        lack(HARMED, answer)
