"""The solution of the exercise passes its check; everything less is told what it lacks."""

import pytest
from exercise_check import lack
from snippet import SNIPPETS

FOLDER = SNIPPETS / "tutorial" / "exercise"

# Plausible answers that are wrong: what the solution says, what they say instead, and what the
# check says to that.
WRONG = {
    "one after the other": (
        {"AT_ONCE = 10": "AT_ONCE = 1"},
        "All 5 requests were sent one after the other.",
    ),
    "without HTTP/2": (
        {"http2=True": "http2=False"},
        "The requests were sent over HTTP/1.1, not HTTP/2.",
    ),
    "without a timeout": (
        {"SECONDS = 15.0": "SECONDS = None", "httpx.Timeout(5.0, read=10.0)": "None"},
        "One slow user kept all others waiting for 300 s.",
    ),
    "a timeout that is no deadline": (
        {"SECONDS = 15.0": "SECONDS = None"},
        "One dripping user kept all others waiting for 300 s.",
    ),
    "an unexpected error": (
        {"except httpx.RequestError": "except httpx.TooManyRedirects"},
        "One unreachable user cost all others their outcome: ExceptionGroup.",
    ),
    "content taken on trust": (
        {"except (ValueError, KeyError, TypeError)": "except ZeroDivisionError"},
        "One garbled user cost all others their outcome: ExceptionGroup.",
    ),
    "content that is not an object": (
        {"except (ValueError, KeyError, TypeError)": "except (ValueError, KeyError)"},
        "One misdescribed user cost all others their outcome: ExceptionGroup.",
    ),
    "two at a time": (
        {"AT_ONCE = 10": "AT_ONCE = 2"},
        "Only 2 of 5 requests were under way at the same time.",
    ),
    "no failures expected": (
        {"except httpx.HTTPStatusError": "except httpx.TooManyRedirects"},
        "The program raises ExceptionGroup; a failure is an outcome like another.",
    ),
    "a count for a failure": (
        {'Failed(login, f"status {error.response.status_code}")': "Counted(login, -1)"},
        "The outcome for no.such.user should be Failed('no.such.user', …), "
        "not Counted(login='no.such.user', public_repos=-1).",
    ),
    "in another order": (
        {"for task in tasks": "for task in reversed(tasks)"},
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
    changes, sentence = WRONG[fault]
    text = (FOLDER / "solution_async.py").read_text(encoding="utf-8")
    for right, wrong in changes.items():
        assert text.count(right) == 1, f"'{fault}' no longer applies: no {right!r} in the solution"
        text = text.replace(right, wrong)
    answer = tmp_path / "answer.py"
    answer.write_text(text, encoding="utf-8")
    assert lack(answer) == sentence
