from pathlib import Path
from tempfile import TemporaryDirectory

import httpx


def upload(client: httpx.Client, path: Path) -> httpx.Response:
    """Send a file as a form with one field, report."""
    with path.open("rb") as file:
        return client.post("https://httpbin.org/post", files={"report": file})


with TemporaryDirectory() as folder, httpx.Client() as client:
    path = Path(folder, "report.csv")
    path.write_text("city,visitors\nRome,12\n")
    response = upload(client, path)
    response.raise_for_status()
    print(response.json()["files"])
    #> {'report': 'city,visitors\nRome,12\n'}
