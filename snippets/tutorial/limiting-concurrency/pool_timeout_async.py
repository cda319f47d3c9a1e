import asyncio
from collections import Counter

import httpx


async def outcomes(pool: float | None) -> dict[str, int]:
    async with httpx.AsyncClient(
        limits=httpx.Limits(max_connections=2),
        timeout=httpx.Timeout(10.0, pool=pool),
    ) as client:
        results = await asyncio.gather(
            *(client.get("https://httpbin.org/delay/3") for _ in range(6)),
            return_exceptions=True,
        )
    return dict(Counter(type(result).__name__ for result in results))


async def main() -> None:
    print("pool=1.0:", await outcomes(1.0))
    #> pool=1.0: {'Response': 2, 'PoolTimeout': 4}
    print("pool=None:", await outcomes(None))
    #> pool=None: {'Response': 6}


asyncio.run(main())
