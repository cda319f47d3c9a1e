import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx


async def pieces(path: Path, size: int = 65_536) -> AsyncIterator[bytes]:
    """Read a file, and print how much of it the client has taken."""
    total = path.stat().st_size
    sent = 0
    with path.open("rb") as file:
        while piece := await asyncio.to_thread(file.read, size):
            yield piece
            sent += len(piece)
            print(f"{sent / total:.0%}")
            #> 25%
            #> 50%
            #> 75%
            #> 100%


async def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "archive.tar")
        path.write_bytes(bytes(4 * 65_536))
        async with httpx.AsyncClient() as client:
            response = await client.put(
                "https://httpbin.org/put",
                content=pieces(path),
                headers={"Content-Length": str(path.stat().st_size)},
            )
    response.raise_for_status()
    print(response.json()["headers"]["Content-Length"])
    #> 262144


asyncio.run(main())
