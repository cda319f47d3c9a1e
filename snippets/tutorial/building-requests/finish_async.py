import asyncio
import hashlib

import httpx


async def main() -> None:
    async with httpx.AsyncClient() as client:
        request = client.build_request(
            "PUT",
            "https://httpbin.org/put",
            json={"name": "Roma", "visitors": 12},
        )
        digest = hashlib.sha256(request.content).hexdigest()
        request.headers["X-Content-SHA256"] = digest
        response = await client.send(request)
    response.raise_for_status()
    print(response.json()["data"])
    #> {"name":"Roma","visitors":12}
    print(response.json()["headers"]["X-Content-Sha256"] == digest)
    #> True


asyncio.run(main())
