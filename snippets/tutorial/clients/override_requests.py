import requests

URL = "https://httpbin.org/get"

with requests.Session() as session:
    session.headers["Accept"] = "application/json"
    session.headers["User-Agent"] = "my-report/1.0"
    session.params = {"lang": "en"}
    response = session.get(
        URL,
        headers={"Accept": "text/html"},
        params={"page": 2},
        timeout=5.0,
    )
    response.raise_for_status()
    print(response.url)
    #> https://httpbin.org/get?lang=en&page=2
    print(response.request.headers["Accept"])
    #> text/html
    print(response.request.headers["User-Agent"])
    #> my-report/1.0
