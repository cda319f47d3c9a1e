import base64
import json
from collections.abc import Iterable, Iterator

import httpx


def split_lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Split the content at line feeds, and at nothing else."""
    parts: list[bytes] = []
    for chunk in chunks:
        head, *tail = chunk.split(b"\n")
        parts.append(head)
        for part in tail:
            yield b"".join(parts)
            parts = [part]
    if last := b"".join(parts):
        yield last


document = '{"text": "one\u2028line"}\r\n\r\n{"text": "two"}\n'.encode()
# httpbin.org sends back what the URL holds in base64.
name = base64.urlsafe_b64encode(document).decode()
url = f"https://httpbin.org/base64/{name}"

with httpx.stream("GET", url) as response:
    response.raise_for_status()
    for line in split_lines(response.iter_bytes()):
        if line.strip():
            print(json.loads(line)["text"].split())
            #> ['one', 'line']
            #> ['two']
