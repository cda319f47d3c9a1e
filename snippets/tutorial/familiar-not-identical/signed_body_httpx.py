import hashlib
import hmac
import json

import httpx

body = json.dumps({"name": "Zoë"}).encode()
headers = {
    "Content-Type": "application/json",
    "X-Signature": hmac.new(b"secret", body, hashlib.sha256).hexdigest(),
}
response = httpx.post("https://httpbin.org/post", content=body, headers=headers)
response.raise_for_status()
received = response.json()

print(received["headers"]["Content-Type"])
#> application/json
print(received["data"].encode() == body)
#> True
