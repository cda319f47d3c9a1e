"""Repository counts of several users at once over HTTP/2, where none costs another the outcome.

In memory no connection is shared, so nothing here shows what requests on a shared one suffer.
"""

from collections.abc import Iterable
from typing import Any

from exercises import troubles
from exercises.answer import Answer, Run, require, shown
from fake_internet.hosts import pause
from fake_internet.world import Environ, StartResponse, WSGIApp

START = "There are 0 outcomes for 5 logins."

# What the world's GitHub knows of the logins; None: there is no such user.
EXPECTED = {"python": 79, "django": 28, "pallets": 17, "no.such.user": None, "numpy": 40}

# Names that mean something else in a URL, unless they are quoted. Nobody has them.
ODD = ["python?", "django#1", "a\nb"]

AT_ONCE = 10  # as the task says
PATIENCE = 15.0  # seconds, as the task says
LATE = 14.0  # seconds, which is in time
SLOW = 10.0  # seconds: two requests one after the other would take longer than one may


def after(seconds: float, public_repos: str) -> WSGIApp:
    """Responds after so many seconds, and with this as the number, in JSON."""

    def respond(_: Environ, start_response: StartResponse) -> Iterable[bytes]:
        pause(seconds)
        start_response("200 OK", [("Content-Type", "application/json")])
        return [b'{"public_repos": %s}' % public_repos.encode()]

    return respond


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
    run.check_sends_at_once(len(EXPECTED))
    for what, trouble in TROUBLES.items():
        run = answer.call("fetch_all", list(EXPECTED), troubles={f"/users/{TROUBLED}": trouble})
        require(run.error is None, f"One {what} user cost all others their outcome: {run.raised}.")
        require(
            run.seconds <= PATIENCE,
            f"One {what} user kept all others waiting for {run.seconds:.0f} s.",
        )
        _outcomes_are_right(run.result, EXPECTED | {TROUBLED: None})
    late = {f"/users/{TROUBLED}": after(LATE, "28")}
    _late_response_counts(answer.call("fetch_all", [TROUBLED], troubles=late))
    run = answer.call("fetch_all", ["numpy", *ODD])
    run.check_ends_well(f"With a login like {ODD[-1]!r}, ")
    _outcomes_are_right(run.result, {"numpy": 40} | dict.fromkeys(ODD))
    run = answer.call("fetch_all", [f"no.such.user.{number}" for number in range(30)])
    require(
        run.peak <= AT_ONCE,
        f"{run.peak} requests were in flight at the same time, where {AT_ONCE} are allowed.",
    )
    logins = [f"user.{number}" for number in range(2 * AT_ONCE)]
    slow = {f"/users/{login}": after(SLOW, "7") for login in logins}
    _time_starts_with_the_request(answer.call("fetch_all", logins, troubles=slow))
    run = answer.call("fetch_all", [TROUBLED], troubles={f"/users/{TROUBLED}": after(0.0, "null")})
    _outcomes_are_right(run.result, {TROUBLED: None})
    require(
        all(each.http_version == "HTTP/2" for each in run.exchanges),
        "The requests were sent over HTTP/1.1, where the task says HTTP/2.",
    )


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


def _late_response_counts(run: Run) -> None:
    require(
        [type(outcome).__name__ for outcome in run.result or []] == ["Counted"],
        f"A response that came after {LATE:.0f} s is in time, but the outcome is "
        f"{shown(run.result)}.",
    )


def _time_starts_with_the_request(run: Run) -> None:
    failed = sum(type(outcome).__name__ == "Failed" for outcome in run.result or [])
    require(
        not failed,
        f"Of {2 * AT_ONCE} users who respond within {SLOW:.0f} s each, {failed} are Failed: the "
        "time of some ran before their requests were sent.",
    )
