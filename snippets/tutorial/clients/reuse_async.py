import asyncio

import httpx


async def trace(event: str, info: dict) -> None:
    if event == "connection.connect_tcp.complete":
        print("new connection")
        #> new connection


async def main() -> None:
    async with httpx.AsyncClient() as client:
        for _ in range(3):
            response = await client.get(
                "https://httpbin.org/get", extensions={"trace": trace}
            )
            response.raise_for_status()
            print(response.status_code)
            #> 200
            #> 200
            #> 200


asyncio.run(main())
