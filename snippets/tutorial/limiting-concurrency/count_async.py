import asyncio

import httpx

STATUSES = [200, 200, 503, 200, 404]


async def fetch(client: httpx.AsyncClient, status: int) -> int:
    response = await client.get(f"https://httpbin.org/status/{status}")
    response.raise_for_status()
    return response.status_code


async def main() -> None:
    async with httpx.AsyncClient() as client:
        results = await asyncio.gather(
            *(fetch(client, status) for status in STATUSES),
            return_exceptions=True,
        )
    failures = [r for r in results if isinstance(r, BaseException)]
    print(len(results), "results")
    #> 5 results
    print(len(failures), "failures")
    #> 2 failures


asyncio.run(main())
