from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

with TemporaryDirectory() as folder, httpx.Client() as client:
    path = Path(folder, "archive.tar")
    path.write_bytes(bytes(150_000))
    with path.open("rb") as file:
        response = client.put(
            "https://httpbin.org/put",
            content=file,
            headers={"Content-Type": "application/x-tar"},
        )
    response.raise_for_status()
    sent = response.json()["headers"]
    print(sent["Content-Type"], sent["Content-Length"])
    #> application/x-tar 150000
