import asyncio
import base64

import httpx

document = '{"text": "one\u2028line"}\n'.encode()
# httpbin.org sends back what the URL holds in base64.
name = base64.urlsafe_b64encode(document).decode()
url = f"https://httpbin.org/base64/{name}"


async def main() -> None:
    async with httpx.AsyncClient() as client:
        async with client.stream("GET", url) as response:
            response.raise_for_status()
            lines = [line async for line in response.aiter_lines()]
            print("lines:", len(lines))
            #> lines: 2


asyncio.run(main())
