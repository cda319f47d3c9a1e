import requests

with requests.Session() as session:
    url = "https://httpbin.org/cookies/set/theme/dark"
    response = session.get(url, timeout=5.0)
    print(response.status_code)
    #> 200
    print(response.cookies.get("theme"))
    #> None
    print(session.cookies.get("theme"))
    #> dark
