import asyncio

import httpx

URL = "https://httpbin.org/delay/"


async def outcome(client: httpx.AsyncClient, delay: float) -> str:
    try:
        async with asyncio.timeout(2.0):
            response = await client.get(f"{URL}{delay}")
        response.raise_for_status()
    except (TimeoutError, httpx.HTTPError) as error:
        return type(error).__name__
    return "ok"


async def main() -> None:
    async with httpx.AsyncClient(http2=True, timeout=30.0) as client:
        async with asyncio.TaskGroup() as group:
            slow = group.create_task(outcome(client, 8))
            await asyncio.sleep(1)
            quick = group.create_task(outcome(client, 1.5))
    print(f"slow {slow.result()}, quick {quick.result()}")
    #> slow TimeoutError, quick ok


asyncio.run(main())
