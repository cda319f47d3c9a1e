import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx


async def pieces(path: Path, size: int = 65_536) -> AsyncIterator[bytes]:
    """Read a file without keeping the event loop waiting for the disk."""
    with path.open("rb") as file:
        while piece := await asyncio.to_thread(file.read, size):
            yield piece


async def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "archive.tar")
        path.write_bytes(bytes(150_000))
        length = path.stat().st_size
        async with httpx.AsyncClient() as client:
            response = await client.put(
                "https://httpbin.org/put",
                content=pieces(path),
                headers={
                    "Content-Type": "application/x-tar",
                    "Content-Length": str(length),
                },
            )
    response.raise_for_status()
    sent = response.json()["headers"]
    print(sent["Content-Type"], sent["Content-Length"])
    #> application/x-tar 150000


asyncio.run(main())
