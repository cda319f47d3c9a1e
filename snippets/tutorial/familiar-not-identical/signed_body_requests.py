import hashlib
import hmac
import json

import requests

body = json.dumps({"name": "Zoë"}).encode()
headers = {
    "Content-Type": "application/json",
    "X-Signature": hmac.new(b"secret", body, hashlib.sha256).hexdigest(),
}
response = requests.post(
    "https://httpbin.org/post", data=body, headers=headers, timeout=5.0
)
response.raise_for_status()
received = response.json()

print(received["headers"]["Content-Type"])
#> application/json
print(received["data"].encode() == body)
#> True
