import asyncio
import time

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        start = time.monotonic()
        try:
            await client.get("https://httpbin.org/delay/8")
        except httpx.TimeoutException as error:
            print(
                f"{type(error).__name__} after {time.monotonic() - start:.0f} s"
            )
            #> ReadTimeout after 5 s


asyncio.run(main())
