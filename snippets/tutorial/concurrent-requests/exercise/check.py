"""The statuses of several URLs at once, in order, where one may have no answer."""

from exercises import troubles
from exercises.answer import Answer, require, shown

START = "All 3 requests were sent one after the other."

ANSWERED = {
    "https://httpbin.org/delay/2": 200,
    "https://httpbin.org/status/404": 404,
    "https://httpbin.org/delay/1": 200,
}
UNANSWERED = {
    "does not exist": "https://no-such-host.invalid/",
    "does not answer in time": "https://httpbin.org/ip",
}


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    answer.check_is_coroutine_function("statuses")
    run = answer.call("statuses", list(ANSWERED))
    run.check_ends_well()
    require(
        list(run.result or []) == list(ANSWERED.values()),
        f"statuses should return {list(ANSWERED.values())}, in the order of the URLs, "
        f"not {shown(run.result)}.",
    )
    run.check_sends_at_once(len(ANSWERED))
    for what, url in UNANSWERED.items():
        expected = [200, 404, None, 200]
        urls = list(ANSWERED)
        urls.insert(2, url)
        run = answer.call("statuses", urls, troubles={"/ip": troubles.slow})
        require(not run.error, f"A host that {what} cost all others their status: {run.raised}.")
        require(
            list(run.result or []) == expected,
            f"With a host that {what}, statuses should return {expected}, "
            f"not {shown(run.result)}.",
        )
