import requests

with requests.Session() as session:
    session.params = {"per_page": 10}
    response = session.get("https://httpbin.org/get?page=2", timeout=5.0)
print(response.url)
#> https://httpbin.org/get?page=2&per_page=10
