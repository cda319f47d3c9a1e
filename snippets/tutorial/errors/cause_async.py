import asyncio
import socket
import ssl
from collections.abc import Iterator

import httpx

URLS = ["https://no-such-host.invalid/", "https://untrusted-root.badssl.com/"]


def causes(error: BaseException) -> Iterator[BaseException]:
    """Yield the exception and those behind it, the nearest first."""
    seen: list[BaseException] = []
    earlier: BaseException | None = error
    while earlier is not None and earlier not in seen:
        yield earlier
        seen.append(earlier)
        earlier = earlier.__cause__ or earlier.__context__


def explain(error: httpx.ConnectError) -> str:
    for cause in causes(error):
        match cause:
            case socket.gaierror():
                return "no such host"
            case ssl.SSLCertVerificationError():
                return "a certificate that we don't trust"
            case OSError():
                return repr(cause)
    return repr(error)


async def main() -> None:
    async with httpx.AsyncClient() as client:
        for url in URLS:
            try:
                await client.get(url)
            except httpx.ConnectError as error:
                print(explain(error))
                #> no such host
                #> a certificate that we don't trust


asyncio.run(main())
