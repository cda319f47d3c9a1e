import asyncio
import hashlib
import hmac
import json

import httpx


async def main() -> None:
    body = json.dumps({"name": "Zoë"}).encode()
    headers = {
        "Content-Type": "application/json",
        "X-Signature": hmac.new(b"secret", body, hashlib.sha256).hexdigest(),
    }
    async with httpx.AsyncClient() as client:
        response = await client.post(
            "https://httpbin.org/post", content=body, headers=headers
        )
    response.raise_for_status()
    received = response.json()

    print(received["headers"]["Content-Type"])
    #> application/json
    print(received["data"].encode() == body)
    #> True


asyncio.run(main())
