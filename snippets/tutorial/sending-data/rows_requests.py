import json
from collections.abc import Iterator

import requests


def rows() -> Iterator[bytes]:
    """One JSON document a line, made while the request is sent."""
    for number in range(3):
        yield json.dumps({"id": number}).encode() + b"\n"


with requests.Session() as session:
    response = session.post(
        "https://httpbin.org/post",
        data=rows(),
        headers={"Content-Type": "application/x-ndjson"},
        timeout=5.0,
    )
response.raise_for_status()
print(response.request.headers["Transfer-Encoding"])
#> chunked
print(response.json()["data"].splitlines())
#> ['{"id": 0}', '{"id": 1}', '{"id": 2}']
