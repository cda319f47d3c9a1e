import asyncio

import httpx

HOSTS = {"httpbin.org"}
URLS = [
    "https://httpbin.org/redirect/2",
    "https://httpbin.org/redirect-to?url=https://postman-echo.com/get",
]


def check(url: httpx.URL) -> None:
    """Raise ValueError unless it's the URL of one of our hosts."""
    if url.scheme != "https" or url.host not in HOSTS or url.port:
        raise ValueError(f"not one of our hosts: {url.host}")


async def fetch(client: httpx.AsyncClient, url: str) -> httpx.Response:
    """Follow up to five redirects, as long as they lead to our hosts."""
    request = client.build_request("GET", url)
    check(request.url)
    response = await client.send(request, follow_redirects=False)
    for _ in range(5):
        if response.next_request is None:
            return response.raise_for_status()
        check(response.next_request.url)
        response = await client.send(
            response.next_request, auth=None, follow_redirects=False
        )
    raise ValueError("too many redirects")


async def main() -> None:
    async with httpx.AsyncClient() as client:
        print((await fetch(client, URLS[0])).url)
        #> https://httpbin.org/get
        try:
            await fetch(client, URLS[1])
        except ValueError as error:
            print(error)
            #> not one of our hosts: postman-echo.com


asyncio.run(main())
