from urllib.parse import urlsplit

import requests

HEADERS = {"Authorization": "Bearer token", "X-API-Key": "key"}
URL = "https://httpbin.org/redirect-to?url=https://postman-echo.com/headers"

with requests.Session() as session:
    session.headers.update(HEADERS)
    response = session.get(URL, timeout=5.0)
response.raise_for_status()
received = response.json()["headers"]
print(urlsplit(response.url).hostname)
#> postman-echo.com
print(received.get("authorization"), received.get("x-api-key"))
#> None key
