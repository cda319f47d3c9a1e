"""The solution of the exercise passes its check; everything less is told what it lacks."""

import pytest
from exercise_check import lack
from snippet import SNIPPETS

FOLDER = SNIPPETS / "tutorial" / "exercise"

# Plausible answers that are wrong: the solution, but for one thing, and what the check says.
WRONG = {
    "one after the other": (
        "AT_ONCE = 10",
        "AT_ONCE = 1",
        "All 5 requests were sent one after the other.",
    ),
    "without HTTP/2": (
        "        http2=True,\n",
        "",
        "The requests were sent over HTTP/1.1, not HTTP/2.",
    ),
    "without a timeout": (
        "httpx.Timeout(5.0, read=10.0)",
        "None",
        "One slow user kept all others waiting for 3600 s.",
    ),
    "an unexpected error": (
        "except httpx.RequestError",
        "except httpx.TooManyRedirects",
        "One unreachable user cost all others their outcome: ExceptionGroup.",
    ),
    "a count for a failure": (
        'return Failed(login, f"status {error.response.status_code}")',
        "return Counted(login, -1)",
        "The outcome for no.such.user should be Failed('no.such.user', …), "
        "not Counted(login='no.such.user', public_repos=-1).",
    ),
    "without a look at the status": (
        "        response.raise_for_status()\n",
        "        if response.is_error:\n            return None\n",
        "The outcome for no.such.user should be Failed('no.such.user', …), not None.",
    ),
    "in the order of arrival": (
        "return [task.result() for task in tasks]",
        "return [task.result() for task in reversed(tasks)]",
        "The outcome for python should be Counted('python', …), "
        "not Counted(login='numpy', public_repos=40).",
    ),
}


def test_solution_passes():
    assert lack(FOLDER / "solution_async.py") is None


def test_start_is_told_what_it_lacks():
    assert lack(FOLDER / "start_async.py") == "There are 0 outcomes for 5 logins."


@pytest.mark.parametrize("fault", WRONG)
def test_wrong_answer_is_told_what_it_lacks(fault: str, tmp_path):
    right, wrong, sentence = WRONG[fault]
    solution = (FOLDER / "solution_async.py").read_text(encoding="utf-8")
    assert solution.count(right) == 1, (
        f"'{fault}' no longer applies: the solution has no {right!r}"
    )
    answer = tmp_path / "answer.py"
    answer.write_text(solution.replace(right, wrong), encoding="utf-8")
    assert lack(answer) == sentence
