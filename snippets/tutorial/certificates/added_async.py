import asyncio

import httpx
import trustme

context = httpx.create_ssl_context()
# This makes a file to try; yours is there already, so pass its path.
with trustme.CA().cert_pem.tempfile() as company:
    context.load_verify_locations(cafile=company)


async def main() -> None:
    async with httpx.AsyncClient(verify=context) as client:
        response = await client.get("https://httpbin.org/get")
        print(response.status_code)
        #> 200


asyncio.run(main())
