import asyncio

import httpx

URL = (
    "https://raw.githubusercontent.com/python/cpython/main/"
    "Lib/test/encoded_modules/module_iso_8859_1.py"
)


async def main() -> None:
    async with httpx.AsyncClient() as client:
        response = await client.get(URL)
    response.raise_for_status()
    print(response.headers["Content-Type"])
    #> text/plain; charset=utf-8
    print(response.content.decode(errors="replace").splitlines()[2])
    #> test = ("Les hommes ont oubli� cette v�rit�, "
    response.encoding = "iso-8859-1"
    print(response.text.splitlines()[2])
    #> test = ("Les hommes ont oublié cette vérité, "


asyncio.run(main())
