import requests

URLS = [
    "https://httpbin.org/cookies/set/theme/dark",
    "https://postman-echo.com/cookies/set?theme=light",
]

with requests.Session() as session:
    for url in URLS:
        response = session.get(url, timeout=5.0)
        response.raise_for_status()
        print(response.json()["cookies"])
        #> {'theme': 'dark'}
        #> {'theme': 'light'}
    for cookie in session.cookies:
        print(cookie.domain, cookie.path, cookie.name, cookie.value)
        #> httpbin.org / theme dark
        #> postman-echo.com / theme light
    print(session.cookies.get("theme", domain="httpbin.org"))
    #> dark
    try:
        session.cookies["theme"]
    except requests.cookies.CookieConflictError as error:
        print(error)
        #> There are multiple cookies with name, 'theme'
