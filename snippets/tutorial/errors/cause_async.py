import asyncio
import socket
import ssl

import httpx

URLS = ["https://no-such-host.invalid/", "https://untrusted-root.badssl.com/"]


def root(error: BaseException) -> BaseException:
    """Return the exception with which it began."""
    chain: list[BaseException] = []
    earlier: BaseException | None = error
    while earlier is not None and earlier not in chain:
        chain.append(earlier)
        earlier = earlier.__cause__ or earlier.__context__
    return chain[-1]


def explain(error: httpx.ConnectError) -> str:
    match root(error):
        case socket.gaierror():
            return "no such host"
        case ssl.SSLCertVerificationError():
            return "a certificate that we don't trust"
        case other:
            return repr(other)


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
