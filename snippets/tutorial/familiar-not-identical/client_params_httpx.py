import httpx

with httpx.Client(params={"per_page": 10}) as client:
    response = client.get("https://httpbin.org/get?page=2")
print(response.url)
#> https://httpbin.org/get?per_page=10
