import asyncio

import httpx

URL = "https://api.github.com/users/python"


async def main() -> None:
    async with httpx.AsyncClient() as client:
        first = await client.get(URL)
        first.raise_for_status()
        again = await client.get(
            URL, headers={"If-None-Match": first.headers["ETag"]}
        )
    print(first.status_code, again.status_code)
    #> 200 304
    if again.status_code == httpx.codes.NOT_MODIFIED:
        account = first.json()
    else:
        again.raise_for_status()
        account = again.json()
    print(account["name"], len(again.content))
    #> Python 0


asyncio.run(main())
