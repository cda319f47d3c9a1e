import asyncio
import ssl

import httpx
import truststore

context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


async def main() -> None:
    async with httpx.AsyncClient(verify=context) as client:
        response = await client.get("https://httpbin.org/get")
        print(response.status_code)
        #> 200


asyncio.run(main())
