import httpx

timeout = httpx.Timeout(10.0, connect=3.0)
with httpx.Client(follow_redirects=True, timeout=timeout) as client:
    response = client.get("https://httpbin.org/redirect/1")
response.raise_for_status()

print(response.json()["url"])
#> https://httpbin.org/get
