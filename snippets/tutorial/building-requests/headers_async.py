import asyncio

import httpx


async def main() -> None:
    async with httpx.AsyncClient(
        headers={"Accept": "application/json", "X-Team": "blue"}
    ) as client:
        request = client.build_request(
            "GET",
            "https://httpbin.org/headers",
            headers=[
                ("accept", "text/csv"),
                ("X-Tag", "one"),
                ("X-Tag", "two"),
            ],
        )
        del request.headers["User-Agent"]
        response = await client.send(request)
        response.raise_for_status()
    received = response.json()["headers"]
    for name in ["Accept", "X-Team", "X-Tag", "User-Agent"]:
        print(f"{name}: {received.get(name)}")
        #> Accept: text/csv
        #> X-Team: blue
        #> X-Tag: one,two
        #> User-Agent: None


asyncio.run(main())
