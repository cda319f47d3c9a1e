import json
from collections.abc import Iterator

import httpx


def rows() -> Iterator[bytes]:
    """One JSON document a line, made while the request is sent."""
    for number in range(3):
        yield json.dumps({"id": number}).encode() + b"\n"


with httpx.Client() as client:
    response = client.post(
        "https://httpbin.org/post",
        content=rows(),
        headers={"Content-Type": "application/x-ndjson"},
    )
response.raise_for_status()
print(response.request.headers["Transfer-Encoding"])
#> chunked
print(response.json()["data"].splitlines())
#> ['{"id": 0}', '{"id": 1}', '{"id": 2}']
