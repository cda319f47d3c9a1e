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


url = "https://httpbin.org/stream/3"
with httpx.stream("GET", url) as response:
    response.raise_for_status()
    for document in json_lines(response.iter_bytes()):
        print(document["id"])
        #> 0
        #> 1
        #> 2
