"""Repository counts of several users at once, over HTTP/2, with failures as results."""

from typing import Any

from exercises import troubles
from exercises.answer import Answer, Run, require, shown

START = "There are 0 outcomes for 5 logins."

# What the world's GitHub knows of the logins; None: there is no such user.
EXPECTED = {"python": 79, "django": 28, "pallets": 17, "no.such.user": None, "numpy": 40}

PATIENCE = 15.0  # seconds, as the task says

TROUBLED = "django"
TROUBLES = {
    "slow": troubles.slow,
    "dripping": troubles.dripping,
    "unreachable": troubles.unreachable,
    "garbled": troubles.garbled,
    "misdescribed": troubles.misdescribed,
}


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    answer.check_is_coroutine_function("fetch_all")
    run = answer.call("fetch_all", list(EXPECTED))
    run.check_ends_well()
    _outcomes_are_right(run.result, EXPECTED)
    _requests_are_right(run)
    for what, trouble in TROUBLES.items():
        run = answer.call("fetch_all", list(EXPECTED), troubles={f"/users/{TROUBLED}": trouble})
        require(run.error is None, f"One {what} user cost all others their outcome: {run.raised}.")
        require(
            run.seconds <= PATIENCE,
            f"One {what} user kept all others waiting for {run.seconds:.0f} s.",
        )
        _outcomes_are_right(run.result, EXPECTED | {TROUBLED: None})


def _outcomes_are_right(outcomes: Any, expected: dict[str, int | None]) -> None:
    require(
        isinstance(outcomes, list),
        f"fetch_all should return a list of outcomes, not {shown(outcomes)}.",
    )
    require(
        len(outcomes) == len(expected),
        f"There are {len(outcomes)} outcomes for {len(expected)} logins.",
    )
    for outcome, (login, count) in zip(outcomes, expected.items(), strict=True):
        wanted = "Failed" if count is None else "Counted"
        require(
            type(outcome).__name__ == wanted and getattr(outcome, "login", None) == login,
            f"The outcome for {login} should be {wanted}({login!r}, …), not {shown(outcome)}.",
        )
        require(
            count is None or getattr(outcome, "public_repos", None) == count,
            f"{login} has {count} public repositories; the outcome is {shown(outcome)}.",
        )


def _requests_are_right(run: Run) -> None:
    for version in {each.http_version for each in run.exchanges} - {"HTTP/2"}:
        require(False, f"The requests were sent over {version}, not HTTP/2.")
    run.check_sends_at_once(len(EXPECTED))
