import asyncio
import ssl

import httpx
import trustme

with trustme.CA().cert_pem.tempfile() as company:
    context = ssl.create_default_context(cafile=company)


async def main() -> None:
    async with httpx.AsyncClient(verify=context) as client:
        try:
            await client.get("https://httpbin.org/get")
        except httpx.ConnectError as error:
            print("certificate verify failed" in str(error))
            #> True


asyncio.run(main())
