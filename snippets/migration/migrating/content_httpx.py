import httpx

response = httpx.post("https://httpbin.org/post", content=b"raw bytes")
response.raise_for_status()
print(response.json()["data"])
#> raw bytes
