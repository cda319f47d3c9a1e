from pathlib import Path

import requests

CERTIFICATE = "https://badssl.com/certs/ca-untrusted-root.crt"

response = requests.get(CERTIFICATE, timeout=5.0)
response.raise_for_status()
Path("authority.pem").write_bytes(response.content)

response = requests.get(
    "https://untrusted-root.badssl.com/", verify="authority.pem", timeout=5.0
)
print(response.status_code)
#> 200
