import asyncio
import time

import httpx

URL = "https://api.github.com/search/repositories"


def pause(response: httpx.Response) -> float | None:
    """Seconds that the server asks for; None: it did not refuse."""
    if response.status_code not in (403, 429):
        return None
    if "Retry-After" in response.headers:
        return float(response.headers["Retry-After"])
    if response.headers.get("X-RateLimit-Remaining") == "0":
        reset = float(response.headers["X-RateLimit-Reset"])
        return max(0.0, reset - time.time())
    return None


async def search(client: httpx.AsyncClient, word: str) -> int:
    response = await client.get(URL, params={"q": word})
    if (seconds := pause(response)) is not None:
        print(f"told to wait {seconds:.0f} s")
        #> told to wait 59 s
        await asyncio.sleep(seconds)
        response = await client.get(URL, params={"q": word})
    response.raise_for_status()
    return response.json()["total_count"]


async def main() -> None:
    async with httpx.AsyncClient() as client:
        counts = [await search(client, "python") for _ in range(12)]
    print(len(counts), "answers")
    #> 12 answers


asyncio.run(main())
