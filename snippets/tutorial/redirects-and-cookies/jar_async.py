import asyncio

import httpx

URLS = [
    "https://httpbin.org/cookies/set/theme/dark",
    "https://postman-echo.com/cookies/set?theme=light",
]


async def main() -> None:
    async with httpx.AsyncClient(follow_redirects=True) as client:
        for url in URLS:
            response = await client.get(url)
            response.raise_for_status()
            print(response.json()["cookies"])
            #> {'theme': 'dark'}
            #> {'theme': 'light'}
        for cookie in client.cookies.jar:
            print(cookie.domain, cookie.path, cookie.name, cookie.value)
            #> httpbin.org / theme dark
            #> postman-echo.com / theme light
        print(client.cookies.get("theme", domain="httpbin.org"))
        #> dark
        try:
            client.cookies["theme"]
        except httpx.CookieConflict as error:
            print(error)
            #> Multiple cookies exist with name=theme


asyncio.run(main())
