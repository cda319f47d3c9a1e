import httpx

response = httpx.get("https://httpbin.org/delay/2")
response.raise_for_status()
print(f"{response.elapsed.total_seconds():.1f} seconds")
#> 2.1 seconds
