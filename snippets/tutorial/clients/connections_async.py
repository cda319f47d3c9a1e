import asyncio

import httpx

URL = "https://httpbin.org/get"


async def local_port(client: httpx.AsyncClient) -> int:
    response = await client.get(URL)
    response.raise_for_status()
    connection = response.extensions["network_stream"]
    return connection.get_extra_info("client_addr")[1]


async def main() -> None:
    async with httpx.AsyncClient() as client:
        print(await local_port(client) == await local_port(client))
        #> True

    async with httpx.AsyncClient() as first, httpx.AsyncClient() as second:
        print(await local_port(first) == await local_port(second))
        #> False


asyncio.run(main())
