"""A file that is whole, or else as it was before, and nothing beside it."""

import errno
import os
import tempfile
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from exercises.answer import Answer, Run, Trouble, require
from fake_internet.world import Environ, StartResponse

START = "A redirect was saved in place of the file that it leads to."

OLD, NEW = b"what was there before\n", bytes(1_000_000)
_PIECE = 100_000


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder).resolve() / "data.bin"

        def downloaded(url: str, what: str, **troubles: Trouble) -> Run:
            """What happened when the answer downloaded `url` to the path of the old file."""
            path.write_bytes(OLD)
            paths = {f"/{name}": trouble for name, trouble in troubles.items()}
            found = answer.call("download", url, path, troubles=paths)
            found.check_ends_well(f"After {what}, ")
            found.check_closes_responses()
            return found

        held: list[int] = []
        run = downloaded(
            "https://httpbin.org/redirect-to?url=/bytes", "a redirect", bytes=_whole(held)
        )
        require(
            path.is_file() and path.read_bytes() not in (OLD, b""),
            "A redirect was saved in place of the file that it leads to."
            if run.result
            else "A file behind a redirect was not downloaded.",
        )
        require(path.read_bytes() == NEW, "The file does not hold what the server sent.")
        require(run.result is True, "download should return True for a file that it saved.")
        require(
            held[-1] - held[0] < len(NEW) / 2,
            "The content was collected in memory, instead of being written piece by piece.",
        )
        for what, url in {
            "an error status": "https://httpbin.org/status/418",
            "a connection that breaks off": "https://httpbin.org/bytes",
        }.items():
            run = downloaded(url, what, bytes=_broken_off)
            _check_as_before(path, what)
            require(run.result is False, f"After {what}, download should return False.")
        # Whether it then raises is left to the answer.
        path.write_bytes(OLD)
        run = answer.call(
            "download", "https://httpbin.org/bytes", path, troubles={"/bytes": _disk_full}
        )
        run.check_closes_responses()
        _check_as_before(path, "an OSError")


def _check_as_before(path: Path, what: str) -> None:
    there = path.read_bytes() if path.is_file() else None
    require(there == OLD, f"After {what}, the file is no longer what it was before.")
    beside = sorted(each.name for each in path.parent.iterdir() if each != path)
    require(not beside, f"After {what}, another file is left: {', '.join(beside)}.")


def _whole(held: list[int]) -> Trouble:
    """Sends the file, and notes how many bytes of memory are in use before each piece."""

    def send(environ: Environ, start_response: StartResponse) -> Iterator[bytes]:
        start_response("200 OK", [("Content-Type", "application/octet-stream")])
        tracemalloc.start()
        try:
            for begin in range(0, len(NEW), _PIECE):
                held.append(tracemalloc.get_traced_memory()[0])
                yield NEW[begin : begin + _PIECE]
        finally:
            tracemalloc.stop()

    return send


def _broken_off(environ: Environ, start_response: StartResponse) -> Iterator[bytes]:
    """Sends half of the file."""
    start_response("200 OK", [("Content-Type", "application/octet-stream")])
    yield NEW[: len(NEW) // 2]
    raise ConnectionResetError("Connection reset by peer")


def _disk_full(environ: Environ, start_response: StartResponse) -> Iterator[bytes]:
    """Sends half of the file, and then it is as if the disk were full."""
    start_response("200 OK", [("Content-Type", "application/octet-stream")])
    yield NEW[: len(NEW) // 2]
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
