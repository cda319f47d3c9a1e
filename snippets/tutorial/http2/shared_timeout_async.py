import asyncio

import httpx

URL = "https://httpbin.org/delay/"


async def outcome(client: httpx.AsyncClient, delay: float) -> str:
    try:
        response = await client.get(f"{URL}{delay}")
        response.raise_for_status()
    except httpx.HTTPError as error:
        return type(error).__name__
    return "ok"


async def main() -> None:
    for http2 in [False, True]:
        async with httpx.AsyncClient(http2=http2, timeout=2.0) as client:
            async with asyncio.TaskGroup() as group:
                slow = group.create_task(outcome(client, 8))
                await asyncio.sleep(1)
                quick = group.create_task(outcome(client, 1.5))
        print(f"{http2=}: slow {slow.result()}, quick {quick.result()}")
        #> http2=False: slow ReadTimeout, quick ok
        #> http2=True: slow ReadTimeout, quick ReadTimeout


asyncio.run(main())
