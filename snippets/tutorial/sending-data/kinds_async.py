import asyncio

import httpx

URL = "https://httpbin.org/post"
CITY = {"name": "Roma", "visitors": 12}


async def main() -> None:
    async with httpx.AsyncClient() as client:
        responses = [
            await client.post(URL, json=CITY),
            await client.post(URL, data=CITY),
            await client.post(
                URL,
                content="<city/>",
                headers={"Content-Type": "application/xml"},
            ),
        ]
    for response in responses:
        response.raise_for_status()
        received = response.json()
        print(
            received["headers"]["Content-Type"],
            received["form"] or received["data"],
        )
        #> application/json {"name":"Roma","visitors":12}
        #> application/x-www-form-urlencoded {'name': 'Roma', 'visitors': '12'}
        #> application/xml <city/>


asyncio.run(main())
