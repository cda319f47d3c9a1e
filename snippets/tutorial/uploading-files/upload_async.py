import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx


async def upload(client: httpx.AsyncClient, path: Path) -> httpx.Response:
    """Send a file as a form with one field, report."""
    with path.open("rb") as file:
        return await client.post(
            "https://httpbin.org/post", files={"report": file}
        )


async def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "report.csv")
        path.write_text("city,visitors\nRome,12\n")
        async with httpx.AsyncClient() as client:
            response = await upload(client, path)
    response.raise_for_status()
    print(response.json()["files"])
    #> {'report': 'city,visitors\nRome,12\n'}


asyncio.run(main())
