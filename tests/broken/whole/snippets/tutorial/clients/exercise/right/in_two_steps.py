import httpx

response = httpx.get("https://httpbin.org/status/200")
print(response.status_code)
