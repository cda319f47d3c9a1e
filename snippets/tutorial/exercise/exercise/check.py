"""Repository counts of several users at once, where none costs another the outcome."""

from collections.abc import Iterable
from typing import Any

from exercises import troubles
from exercises.answer import Answer, Run, require, shown
from fake_internet.hosts import pause
from fake_internet.world import Environ, StartResponse

START = "There are 0 outcomes for 5 logins."

# What the world's GitHub knows of the logins; None: there is no such user.
EXPECTED = {"python": 79, "django": 28, "pallets": 17, "no.such.user": None, "numpy": 40}

# Names that mean something else in a URL, unless they are quoted. Nobody has them.
ODD = ["python?", "django#1", "a\nb"]

AT_ONCE = 10  # as the task says
PATIENCE = 15.0  # seconds, as the task says
LATE = 14.0  # seconds

TROUBLED = "django"
TROUBLES = {
    "slow": troubles.slow,
    "dripping": troubles.dripping,
    "unreachable": troubles.unreachable,
    "garbled": troubles.garbled,
    "misdescribed": troubles.misdescribed,
}


def late(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """Answers just in time."""
    pause(LATE)
    start_response("200 OK", [("Content-Type", "application/json")])
    return [b'{"public_repos": %d}' % EXPECTED[TROUBLED]]


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
    _late_response_counts(answer.call("fetch_all", [TROUBLED], troubles={"/users/django": late}))
    run = answer.call("fetch_all", ["numpy", *ODD])
    run.check_ends_well(f"With a login like {ODD[-1]!r}, ")
    _outcomes_are_right(run.result, {"numpy": 40} | dict.fromkeys(ODD))
    run = answer.call("fetch_all", [f"no.such.user.{number}" for number in range(30)])
    require(
        run.peak <= AT_ONCE,
        f"{run.peak} requests were in flight at the same time, where {AT_ONCE} are allowed.",
    )
    _requests_are_independent(run)


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


def _requests_are_independent(run: Run) -> None:
    """In memory no connection is shared, so this goes by what would be."""
    over_http2 = any(each.http_version == "HTTP/2" for each in run.exchanges)
    require(
        not over_http2 or run.peak <= len(run.clients),
        "Over HTTP/2, the requests of a client share one connection, where users who do not "
        "respond can cost others their outcome.",
    )
