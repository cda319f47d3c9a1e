import asyncio

import httpx

BASIC = "https://httpbin.org/basic-auth/user/secret"
DIGEST = "https://httpbin.org/digest-auth/auth/user/secret"


async def main() -> None:
    async with httpx.AsyncClient() as client:
        for url, auth in [
            (BASIC, httpx.BasicAuth("user", "secret")),
            (BASIC, httpx.BasicAuth("user", "wrong")),
            (DIGEST, httpx.DigestAuth("user", "secret")),
        ]:
            response = await client.get(url, auth=auth)
            scheme = response.request.headers["Authorization"].split()[0]
            print(scheme, response.status_code)
            #> Basic 200
            #> Basic 401
            #> Digest 200


asyncio.run(main())
