"""Patience with a slow server, little of it with a silent one, and failures told apart."""

from exercises import troubles
from exercises.answer import Answer, require, shown

START = "A server that responds after 9 s should be 'fine'; outcome returns 'failed'."

# What is asked for, what is to be said of it, and what it is.
OUTCOMES = [
    ("https://httpbin.org/uuid", "fine", "A server that responds after 9 s"),
    ("https://httpbin.org/status/503", "status 503", "An error of the server"),
    ("https://httpbin.org/status/404", "status 404", "A page that does not exist"),
    ("https://httpbin.org/ip", "timed out", "A server that responds after 5 minutes"),
    ("http://192.0.2.1/", "timed out", "A host that is silent when you connect"),
    ("https://no-such-host.invalid/", "no response", "A host that does not exist"),
]
PATIENCE = {"/ip": 10.0, "/": 3.0}  # by path, in seconds, as the task says


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    for url, outcome, what in OUTCOMES:
        run = answer.call("outcome", url, troubles={"/uuid": troubles.late, "/ip": troubles.slow})
        run.check_ends_well(f"{what}: ")
        require(run.exchanges, "No request was sent.")
        require(
            run.result == outcome,
            f"{what} should be {outcome!r}; outcome returns {shown(run.result)}.",
        )
        patience = PATIENCE.get(run.exchanges[-1].request.url.path, 10.0)
        require(
            run.seconds <= patience,
            f"{what} kept you waiting for {run.seconds:.0f} s, not {patience:.0f} s.",
        )
