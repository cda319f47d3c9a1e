import asyncio

import httpx

TIMEOUT = httpx.Timeout(10.0, connect=5.0)


async def main() -> None:
    async with httpx.AsyncClient(timeout=TIMEOUT) as client:
        try:
            response = await client.get("https://httpbin.org/delay/8")
            response.raise_for_status()
            print(response.status_code)
            #> 200
        except httpx.TimeoutException as error:
            print(f"timed out: {error!r}")
        except httpx.HTTPError as error:
            print(f"failed: {error!r}")


asyncio.run(main())
