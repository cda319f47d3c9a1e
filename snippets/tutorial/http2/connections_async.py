import asyncio

import httpx

URL = "https://httpbin.org/delay/1"


async def port(client: httpx.AsyncClient) -> int:
    """Sends a request; returns this end of the connection that it used."""
    async with client.stream("GET", URL) as response:
        response.raise_for_status()
        await response.aread()
        connection = response.extensions["network_stream"]
        return connection.get_extra_info("client_addr")[1]


async def connections(http2: bool) -> int:
    async with httpx.AsyncClient(http2=http2) as client:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(port(client)) for _ in range(20)]
    return len({task.result() for task in tasks})


async def main() -> None:
    print("HTTP/1.1: 20 requests,", await connections(False), "connections")
    #> HTTP/1.1: 20 requests, 20 connections
    print("HTTP/2: 20 requests,", await connections(True), "connection")
    #> HTTP/2: 20 requests, 1 connection


asyncio.run(main())
