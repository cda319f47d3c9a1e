import asyncio
import time

import httpx


async def main() -> None:
    transport = httpx.AsyncHTTPTransport(retries=2)
    async with httpx.AsyncClient(transport=transport, timeout=1.0) as client:
        start = time.monotonic()
        try:
            await client.get("https://192.0.2.1/")
        except httpx.ConnectTimeout:
            print(f"gave up after {time.monotonic() - start:.1f} s")
            #> gave up after 3.5 s

        start = time.monotonic()
        response = await client.get("https://httpbin.org/status/503")
        print(response.status_code, f"after {time.monotonic() - start:.0f} s")
        #> 503 after 0 s


asyncio.run(main())
