import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        for path in ["gzip", "deflate", "json"]:
            response = await client.get(f"https://httpbin.org/{path}")
            response.raise_for_status()
            encoding = response.headers.get("Content-Encoding")
            smaller = response.num_bytes_downloaded < len(response.content)
            print(encoding, smaller, type(response.json()).__name__)
            #> gzip True dict
            #> deflate True dict
            #> None False dict


asyncio.run(main())
