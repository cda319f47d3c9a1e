import asyncio

import httpx
import trustme

trustme.CA().cert_pem.write_to_path("company.pem")  # you have yours already

context = httpx.create_ssl_context()
context.load_verify_locations("company.pem")


async def main() -> None:
    async with httpx.AsyncClient(verify=context) as client:
        response = await client.get("https://httpbin.org/get")
        print(response.status_code)
        #> 200


asyncio.run(main())
