import httpx

URL = "https://httpbin.org/get"

with httpx.Client(
    headers={"Accept": "application/json", "User-Agent": "my-report/1.0"},
    params={"lang": "en"},
) as client:
    response = client.get(
        URL, headers={"Accept": "text/html"}, params={"page": 2}
    )
    response.raise_for_status()
    print(response.url)
    #> https://httpbin.org/get?lang=en&page=2
    print(response.request.headers["Accept"])
    #> text/html
    print(response.request.headers["User-Agent"])
    #> my-report/1.0
