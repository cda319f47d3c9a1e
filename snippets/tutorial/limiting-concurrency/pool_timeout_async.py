import asyncio
from collections import Counter
from contextlib import AbstractAsyncContextManager, nullcontext

import httpx

LIMITS = httpx.Limits(max_connections=2, max_keepalive_connections=2)
TIMEOUT = httpx.Timeout(10.0, pool=1.0)


async def outcome(
    client: httpx.AsyncClient, place: AbstractAsyncContextManager
) -> str:
    try:
        async with place:
            response = await client.get("https://httpbin.org/delay/3")
        response.raise_for_status()
    except httpx.PoolTimeout:
        return "PoolTimeout"
    return "answer"


async def outcomes(place: AbstractAsyncContextManager) -> dict[str, int]:
    async with httpx.AsyncClient(limits=LIMITS, timeout=TIMEOUT) as client:
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(outcome(client, place)) for _ in range(6)
            ]
    return dict(Counter(task.result() for task in tasks))


async def main() -> None:
    print("without:", await outcomes(nullcontext()))
    #> without: {'answer': 2, 'PoolTimeout': 4}
    print("with:", await outcomes(asyncio.Semaphore(2)))
    #> with: {'answer': 6}


asyncio.run(main())
