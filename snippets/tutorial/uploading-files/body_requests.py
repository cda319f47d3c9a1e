from pathlib import Path
from tempfile import TemporaryDirectory

import requests

with TemporaryDirectory() as folder, requests.Session() as session:
    path = Path(folder, "archive.tar")
    path.write_bytes(bytes(150_000))
    with path.open("rb") as file:
        response = session.put(
            "https://httpbin.org/put",
            data=file,
            headers={"Content-Type": "application/x-tar"},
            timeout=5.0,
        )
    response.raise_for_status()
    sent = response.json()["headers"]
    print(sent["Content-Type"], sent["Content-Length"])
    #> application/x-tar 150000
