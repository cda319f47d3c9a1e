import asyncio

import httpx

URL = "https://httpbin.org/get"


async def port(client: httpx.AsyncClient) -> int:
    """Sends a request; returns this end of the connection that it used."""
    async with client.stream("GET", URL) as response:
        response.raise_for_status()
        await response.aread()
        connection = response.extensions["network_stream"]
        return connection.get_extra_info("client_addr")[1]


async def with_one_client() -> set[int]:
    async with httpx.AsyncClient() as client:
        return {await port(client) for _ in range(5)}


async def with_a_client_each() -> set[int]:
    ports = set()
    for _ in range(5):
        async with httpx.AsyncClient() as client:
            ports.add(await port(client))
    return ports


async def main() -> None:
    print("one for all:", len(await with_one_client()), "of 5 connections")
    #> one for all: 1 of 5 connections
    print("one for each:", len(await with_a_client_each()), "of 5 connections")
    #> one for each: 5 of 5 connections


asyncio.run(main())
