"""A coroutine function that really waits: other tasks run while an answer is under way."""

import httpx

from exercises.answer import Answer, require, shown

START = "The requests are sent by a sync client; use an AsyncClient, which lets other tasks run."

EXPECTED = {
    "https://httpbin.org/delay/1": 200,
    "https://httpbin.org/status/404": 404,
    "https://httpbin.org/get": 200,
}


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    answer.check_is_coroutine_function("statuses")
    run = answer.call("statuses", list(EXPECTED))
    run.check_ends_well()
    require(
        not any(isinstance(client, httpx.Client) for client in run.clients),
        START,
    )
    require(
        run.result == list(EXPECTED.values()),
        f"statuses should return {list(EXPECTED.values())}, not {shown(run.result)}.",
    )
    run.check_shares_a_client()
    run.check_closes_clients()
