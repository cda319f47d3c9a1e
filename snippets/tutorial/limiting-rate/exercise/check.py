"""Requests that start evenly in time, however fast or slow the answers are."""

from itertools import pairwise

from exercises.answer import Answer, require, shown

START = "At 2 a second two starts should be 0.50 s apart; some are 0.00 s apart."

PER_SECOND = 2
INTERVAL = 1 / PER_SECOND
# The slow ones overlap the starts of all others.
URLS = {
    "https://httpbin.org/delay/3": 200,
    "https://httpbin.org/status/404": 404,
    "https://httpbin.org/status/204": 204,
    "https://httpbin.org/status/503": 503,
}

_TOLERANCE = 0.01  # seconds


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    answer.check_is_coroutine_function("statuses")
    run = answer.call("statuses", list(URLS), PER_SECOND)
    run.check_ends_well()
    require(
        run.result == list(URLS.values()),
        f"statuses should return {list(URLS.values())}, in the order of the URLs, "
        f"not {shown(run.result)}.",
    )
    starts = sorted(each.started for each in run.exchanges)
    require(len(starts) == len(URLS), f"{len(starts)} requests were sent for {len(URLS)} URLs.")
    gaps = [later - earlier for earlier, later in pairwise(starts)]
    require(
        min(gaps) >= INTERVAL - _TOLERANCE,
        f"At {PER_SECOND} a second two starts should be {INTERVAL:.2f} s apart; "
        f"some are {min(gaps):.2f} s apart.",
    )
    require(
        gaps[0] <= INTERVAL + _TOLERANCE,
        f"The request after a slow one started {gaps[0]:.1f} s later: it waited for its answer.",
    )
    require(
        max(gaps) <= INTERVAL + _TOLERANCE,
        f"At {PER_SECOND} a second two starts should be {INTERVAL:.2f} s apart; "
        f"some are {max(gaps):.2f} s apart.",
    )
    fast = [
        (each.ended or each.started) - each.started for each in run.exchanges if each.status != 200
    ]
    require(
        max(fast) < INTERVAL,
        f"An answer that came after 0.1 s was read after {max(fast):.1f} s: "
        "something stops the event loop.",
    )
