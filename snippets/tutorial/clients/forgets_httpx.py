import httpx

httpx.get("https://httpbin.org/cookies/set/theme/dark")
response = httpx.get("https://httpbin.org/cookies")
response.raise_for_status()
print(response.json())
#> {'cookies': {}}
