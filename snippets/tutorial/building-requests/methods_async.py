import asyncio

import httpx

URL = "https://httpbin.org/anything"


async def main() -> None:
    async with httpx.AsyncClient() as client:
        responses = [
            await client.get(URL),
            await client.post(URL, json={"name": "Roma"}),
            await client.put(URL, json={"name": "Roma"}),
            await client.patch(URL, json={"name": "Roma"}),
            await client.delete(URL),
            await client.request("DELETE", URL, json={"ids": [1, 2]}),
        ]
        for response in responses:
            response.raise_for_status()
            received = response.json()
            print(received["method"], received["json"])
            #> GET None
            #> POST {'name': 'Roma'}
            #> PUT {'name': 'Roma'}
            #> PATCH {'name': 'Roma'}
            #> DELETE None
            #> DELETE {'ids': [1, 2]}
        head = await client.head(URL)
        options = await client.options(URL)
        print(head.status_code, options.status_code)
        #> 200 200


asyncio.run(main())
