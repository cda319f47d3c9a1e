from urllib.parse import urlsplit

import requests

response = requests.get("https://httpbin.org/get?page=2", timeout=5.0)
response.raise_for_status()

print(response.url.endswith("?page=2"))
#> True
print(urlsplit(response.url).hostname)
#> httpbin.org
