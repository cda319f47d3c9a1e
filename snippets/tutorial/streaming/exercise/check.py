"""The first bytes of a response, without waiting for the others."""

from collections.abc import Iterator

from exercises.answer import Answer, require
from fake_internet.hosts import pause
from fake_internet.world import Environ, StartResponse

START = "The first 2500 bytes took 10.0 s; they were there after 3.0 s."

CONTENT = b"".join(b"%09d\n" % number for number in range(1000))
SIZE, SECONDS = 2500, 3.0


def trickling(environ: Environ, start_response: StartResponse) -> Iterator[bytes]:
    """Sends a thousand bytes a second."""
    start_response("200 OK", [("Content-Type", "application/octet-stream")])
    for begin in range(0, len(CONTENT), 1000):
        pause(1.0)
        yield CONTENT[begin : begin + 1000]


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    url = "https://httpbin.org/bytes"
    for size in (SIZE, len(CONTENT) + 1):
        run = answer.call("beginning", url, size, troubles={"/bytes": trickling})
        run.check_ends_well(f"Asked for {size} bytes where {len(CONTENT)} are, ")
        run.check_closes_responses()
        received, wanted = run.result, CONTENT[:size]
        require(isinstance(received, bytes), "beginning should return bytes.")
        require(
            len(received) == len(wanted),
            f"beginning returned {len(received)} bytes; {size} were asked for, and "
            f"{len(CONTENT)} are there.",
        )
        require(received == wanted, "beginning returned other bytes than the first ones.")
        require(
            size > SIZE or run.seconds <= SECONDS,
            f"The first {size} bytes took {run.seconds:.1f} s; they were there after {SECONDS} s.",
        )
    run = answer.call("beginning", "https://httpbin.org/status/418", 10)
    require(
        type(run.error).__name__ == "HTTPStatusError",
        "When the response has an error status, beginning should raise httpx.HTTPStatusError; "
        f"it {f'raises {run.raised}' if run.error else 'returns the error page'}.",
    )
