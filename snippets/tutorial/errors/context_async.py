import asyncio

import httpx

URLS = [
    "https://httpbin.org/status/503",
    "https://no-such-host.invalid/report",
]


def describe(error: httpx.HTTPError) -> str:
    """Say in one line what failed and how, for a log."""
    url = error.request.url
    path = url.raw_path.decode().partition("?")[0]
    what = f"{error.request.method} {url.host}{path}"
    if isinstance(error, httpx.HTTPStatusError):
        return f"{what}: status {error.response.status_code}"
    return f"{what}: {type(error).__name__}"


async def main() -> None:
    async with httpx.AsyncClient() as client:
        for url in URLS:
            try:
                response = await client.get(url)
                response.raise_for_status()
            except httpx.HTTPError as error:
                print(describe(error))
                #> GET httpbin.org/status/503: status 503
                #> GET no-such-host.invalid/report: ConnectError


asyncio.run(main())
