from urllib.parse import urlsplit

import requests

with requests.Session() as session:
    response = session.get("https://httpbin.org/redirect/2", timeout=5.0)
response.raise_for_status()
print(urlsplit(response.url).path, urlsplit(response.url).hostname)
#> /get httpbin.org
for earlier in response.history:
    print(earlier.status_code, urlsplit(earlier.url).path)
    #> 302 /redirect/2
    #> 302 /relative-redirect/1
version = {10: "HTTP/1.0", 11: "HTTP/1.1"}[response.raw.version]
print(response.request.method, version, response.elapsed.total_seconds() < 5)
#> GET HTTP/1.1 True
