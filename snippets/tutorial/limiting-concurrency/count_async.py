import asyncio

import httpx

STATUSES = [200, 200, 503, 200, 404]


async def fetch(
    client: httpx.AsyncClient, limit: asyncio.Semaphore, status: int
) -> int:
    async with limit:
        response = await client.get(f"https://httpbin.org/status/{status}")
    response.raise_for_status()
    return response.status_code


async def main() -> None:
    limit = asyncio.Semaphore(3)
    async with httpx.AsyncClient() as client:
        results = await asyncio.gather(
            *(fetch(client, limit, status) for status in STATUSES),
            return_exceptions=True,
        )
    failures = [r for r in results if isinstance(r, BaseException)]
    print(len(results), "results")
    #> 5 results
    print(len(results) - len(failures), "answers")
    #> 3 answers
    print(len(failures), "failures")
    #> 2 failures


asyncio.run(main())
