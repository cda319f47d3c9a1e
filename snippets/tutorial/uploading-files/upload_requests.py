from pathlib import Path
from tempfile import TemporaryDirectory

import requests


def upload(session: requests.Session, path: Path) -> requests.Response:
    """Send a file as a form with one field, report."""
    with path.open("rb") as file:
        return session.post(
            "https://httpbin.org/post", files={"report": file}, timeout=5.0
        )


with TemporaryDirectory() as folder, requests.Session() as session:
    path = Path(folder, "report.csv")
    path.write_text("city,visitors\nRome,12\n")
    response = upload(session, path)
    response.raise_for_status()
    print(response.json()["files"])
    #> {'report': 'city,visitors\nRome,12\n'}
