import httpx

HEADERS = {"Authorization": "Bearer token", "X-API-Key": "key"}
URL = "https://httpbin.org/redirect-to?url=https://postman-echo.com/headers"

with httpx.Client(headers=HEADERS, follow_redirects=True) as client:
    response = client.get(URL)
response.raise_for_status()
received = response.json()["headers"]
print(response.url.host)
#> postman-echo.com
print(received.get("authorization"), received.get("x-api-key"))
#> None key
