import base64
import json
from collections.abc import Iterable, Iterator

import httpx


def json_lines(chunks: Iterable[bytes]) -> Iterator[dict]:
    rest = b""
    for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        yield from (json.loads(line) for line in lines if line)
    if rest:
        yield json.loads(rest)


document = b'{"text": "one\xe2\x80\xa8line"}\n'  # U+2028 in the middle
name = base64.urlsafe_b64encode(document).decode()
url = f"https://httpbin.org/base64/{name}"

with httpx.stream("GET", url) as response:
    response.raise_for_status()
    for line in json_lines(response.iter_bytes()):
        print(line["text"].split())
        #> ['one', 'line']
