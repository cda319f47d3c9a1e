"""Successes and failures of many URLs, a few at a time, and no place empty meanwhile."""

from exercises.answer import Answer, require, shown

START = "8 requests were under way at the same time, where 3 are allowed."

# The first takes as long as three of those that follow.
URLS = [
    "https://httpbin.org/delay/3",
    *(f"https://httpbin.org/delay/1?id={number}" for number in range(6)),
    "https://httpbin.org/status/503",
    "https://no-such-host.invalid/",
    "https://httpbin.org:port/",
]
EXPECTED = (7, 3)
SECONDS = {3: 3.3, 2: 5.3}  # what it takes if each place is used again at once


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    answer.check_is_coroutine_function("count")
    for at_once, seconds in SECONDS.items():
        run = answer.call("count", URLS, at_once)
        run.check_ends_well()
        require(
            run.peak <= at_once,
            f"{run.peak} requests were under way at the same time, where {at_once} are allowed.",
        )
        run.check_sends_at_once(at_once)
        require(
            run.seconds < seconds + 0.5,
            f"It took {run.seconds:.1f} s where {seconds} s would do: places stay empty until "
            "the slowest of a batch is done.",
        )
        require(
            run.result == EXPECTED,
            f"Of {len(URLS)} URLs {EXPECTED[0]} answer with success and {EXPECTED[1]} fail; "
            f"count returns {shown(run.result)}.",
        )
