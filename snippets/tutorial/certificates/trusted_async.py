import asyncio
import ssl

import httpx

CERTIFICATE = "https://badssl.com/certs/ca-untrusted-root.crt"


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.get(CERTIFICATE)
    authority = response.raise_for_status().text
    context = ssl.create_default_context(cadata=authority)

    async with httpx.AsyncClient(verify=context) as client:
        response = await client.get("https://untrusted-root.badssl.com/")
    print(response.status_code)
    #> 200


asyncio.run(main())
