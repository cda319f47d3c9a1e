import httpx

headers = {"If-None-Match": '"v1"'}
response = httpx.get("https://httpbin.org/etag/v1", headers=headers)
if response.status_code != 304:
    response.raise_for_status()
print(response.status_code)
#> 304
