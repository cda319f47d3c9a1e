import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.post(
            "https://httpbin.org/post", content=b"raw bytes"
        )
        response.raise_for_status()
        print(response.json()["data"])
        #> raw bytes
        response = await client.post(
            "https://httpbin.org/post", data={"tag": ["new", "blue"]}
        )
        response.raise_for_status()
        print(response.json()["form"])
        #> {'tag': ['new', 'blue']}
        response = await client.request(
            "DELETE", "https://httpbin.org/delete", json={"id": 7}
        )
        response.raise_for_status()
        print(response.json()["json"])
        #> {'id': 7}


asyncio.run(main())
