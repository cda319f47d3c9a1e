import asyncio
import ssl

import httpx
import trustme

trustme.CA().cert_pem.write_to_path("company.pem")

context = ssl.create_default_context(cafile="company.pem")


async def main() -> None:
    async with httpx.AsyncClient(verify=context) as client:
        try:
            await client.get("https://httpbin.org/get")
        except httpx.ConnectError as error:
            print("certificate verify failed" in str(error))
            #> True


asyncio.run(main())
