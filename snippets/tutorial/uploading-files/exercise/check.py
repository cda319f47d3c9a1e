"""Each photo in a field of its own, with its name and type, and the album's name beside them."""

import email
import tempfile
from collections.abc import Iterable
from email.message import Message
from pathlib import Path

import httpx

from exercises.answer import Answer, require, shown
from fake_internet.world import Environ, StartResponse

START = "The field album was not sent; the fields are name, photo."

PHOTOS = {"sea.jpg": b"blue", "hill.jpg": b"green", "sun.jpg": b"\xff\xd8\xff yellow"}


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in PHOTOS]
        for path in paths:
            path.write_bytes(PHOTOS[path.name])
        run = answer.call("send", "Holidays", paths)
        run.check_ends_well()
        require(
            len(run.exchanges) == 1,
            f"{len(run.exchanges)} requests were sent for the photos of one album.",
        )
        _check_form(run.exchanges[0].request)
        require(
            isinstance(run.result, dict) and {"form", "files"} <= set(run.result),
            f"send should return what the server received, and returned {shown(run.result)}.",
        )
        run = answer.call("send", "Holidays", paths, troubles={"/post": _too_large})
        require(
            isinstance(run.error, httpx.HTTPStatusError),
            "When the server refuses the photos with 413, send should raise an HTTPStatusError.",
        )


def _check_form(request: httpx.Request) -> None:
    content_type = request.headers.get("Content-Type", "")
    require(
        content_type.startswith("multipart/form-data"),
        f"The photos were sent as {content_type or 'plain bytes'}, and not as a form.",
    )
    require("boundary=" in content_type, "The Content-Type of the form has no boundary.")
    parts = _parts(content_type, request.read())
    names = ", ".join(parts)
    require("album" in parts, f"The field album was not sent; the fields are {names}.")
    album = parts["album"].get_payload(decode=True)
    require(album == b"Holidays", f"The album is called {shown(album)}.")
    wanted = [f"photo_{number}" for number in range(1, len(PHOTOS) + 1)]
    sent = [name for name in parts if name != "album"]
    require(
        sorted(sent) == wanted,
        f"The files were sent as {', '.join(sent) or 'nothing'}, and not as {', '.join(wanted)}.",
    )
    for field, (name, photo) in zip(wanted, PHOTOS.items(), strict=True):
        part = parts[field]
        require(
            part.get_filename() == name, f"{name} was sent with the name {part.get_filename()}."
        )
        kind = part.get_content_type()
        require(kind == "image/jpeg", f"{name} was sent with the type {kind}.")
        content = part.get_payload(decode=True)
        require(content == photo, f"{field} does not hold the content of {name}.")


def _parts(content_type: str, content: bytes) -> dict[str, Message]:
    """The parts of a form by the names of their fields."""
    whole = email.message_from_bytes(f"Content-Type: {content_type}\n\n".encode() + content)
    return {
        str(part.get_param("name", header="Content-Disposition")): part
        for part in whole.walk()
        if not part.is_multipart()
    }


def _too_large(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    start_response("413 Request Entity Too Large", [("Content-Type", "application/json")])
    return [b"{}"]
