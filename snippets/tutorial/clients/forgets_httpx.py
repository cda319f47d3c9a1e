import httpx

httpx.get("https://httpbin.org/cookies/set/theme/dark")
response = httpx.get("https://httpbin.org/cookies")
print(response.json())
#> {'cookies': {}}
