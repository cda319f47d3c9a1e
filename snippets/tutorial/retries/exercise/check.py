"""As many requests as are worth it, at the right times, and the last response."""

from collections.abc import Iterable

import httpx

from exercises.answer import Answer, Run, Trouble, require, shown
from fake_internet.world import Environ, StartResponse

START = "The status 404 was asked for 4 times; it will be the same each time."

URL = "https://httpbin.org/trouble"


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    _check(answer, "a success", ["200"], [])
    _check(answer, "the status 404", ["404"], [])
    for status in (429, 502, 503, 504):
        _check(answer, f"the status {status}, and then a success", [f"{status}", "200"], [1])
    _check(answer, "a server that breaks off, and then a success", ["break", "200"], [1])
    _check(answer, "the status 503 for ever", ["503"] * 9, [1, 2, 4])
    _check(answer, "Retry-After: 7", ["503 7", "200"], [7])
    _check(answer, "Retry-After: 0", ["503 0", "200"], [1])
    _check(answer, "Retry-After: 3600", ["429 3600", "200"], [])
    run, trouble = _run(answer, ["break"] * 9)
    require(
        isinstance(run.error, httpx.TransportError),
        "When each try fails without a response, get should raise the last exception.",
    )


def _check(answer: Answer, what: str, script: list[str], pauses: list[int]) -> None:
    """Requires that as many requests are sent, after these pauses in seconds."""
    run, times = _run(answer, script)
    run.check_ends_well(f"For {what}, ")
    wanted, sent = len(pauses) + 1, len(run.exchanges)
    if what == "the status 404":
        require(
            sent == wanted,
            f"The status 404 was asked for {sent} times; it will be the same each time.",
        )
    require(sent == wanted, f"For {what}, get sent {sent} requests, and not {wanted}.")
    starts = [exchange.started for exchange in run.exchanges]
    found = [round(after - before) for before, after in zip(starts, starts[1:], strict=False)]
    require(found == pauses, f"For {what}, get waited {found} seconds, and not {pauses}.")
    last = script[len(pauses)].split()[0]
    require(
        isinstance(run.result, httpx.Response) and str(run.result.status_code) == last,
        f"For {what}, get should return the last response, and returned {shown(run.result)}.",
    )


def _run(answer: Answer, script: list[str]) -> tuple[Run, Trouble]:
    """Calls get for a URL that responds in this order."""
    rest = iter(script)

    def respond(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        step = next(rest, script[-1])
        if step == "break":
            start_response("200 OK", [("Content-Type", "text/plain")])
            yield b"half"
            raise ConnectionResetError("Connection reset by peer")
        status, _, seconds = step.partition(" ")
        headers = [("Content-Length", "0")]
        start_response(f"{status} Reason", headers + [("Retry-After", seconds)] * bool(seconds))

    with httpx.Client() as client:
        return answer.call("get", client, URL, troubles={"/trouble": respond}), respond
