import ssl

import httpx

CERTIFICATE = "https://badssl.com/certs/ca-untrusted-root.crt"

authority = httpx.get(CERTIFICATE).raise_for_status().text
context = ssl.create_default_context(cadata=authority)

response = httpx.get("https://untrusted-root.badssl.com/", verify=context)
print(response.status_code)
#> 200
