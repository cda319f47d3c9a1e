import asyncio

import httpx

PATIENT = httpx.Timeout(60.0, connect=5.0)


async def main() -> None:
    async with httpx.AsyncClient(timeout=5.0) as client:
        response = await client.get(
            "https://httpbin.org/delay/8", timeout=PATIENT
        )
        print(response.status_code)
        #> 200


asyncio.run(main())
