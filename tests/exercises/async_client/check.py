"""A coroutine function that really waits: other tasks run while an answer is under way."""

import httpx
from exercises.watching import Answer, expect, shown

START = "The requests are sent by a sync client, which lets no other task run while it waits."

EXPECTED = {
    "https://httpbin.org/delay/1": 200,
    "https://httpbin.org/status/404": 404,
    "https://httpbin.org/get": 200,
}


def check(answer: Answer) -> None:
    answer.main().ends_well()
    answer.defines_coroutine_function("statuses")
    run = answer.call("statuses", list(EXPECTED))
    run.ends_well()
    expect(
        not any(isinstance(client, httpx.Client) for client in run.clients),
        START,
    )
    expect(
        run.result == list(EXPECTED.values()),
        f"statuses should return {list(EXPECTED.values())}, not {shown(run.result)}.",
    )
    run.shares_a_client()
    run.closes_clients()
