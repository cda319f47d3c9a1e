import requests

with requests.Session() as session:
    response = session.get(
        "https://httpbin.org/redirect/1", timeout=(3.0, 10.0)
    )
response.raise_for_status()

print(response.json()["url"])
#> https://httpbin.org/get
