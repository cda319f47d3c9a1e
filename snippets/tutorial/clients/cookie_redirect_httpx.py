import httpx

with httpx.Client() as client:
    url = "https://httpbin.org/cookies/set/theme/dark"
    response = client.get(url)
    print(response.status_code)
    #> 302
    print(response.cookies.get("theme"))
    #> dark
    print(client.cookies.get("theme"))
    #> dark
