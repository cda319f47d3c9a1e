import hashlib
import hmac
import json

import httpx

KEY = b"a secret that both sides have"
PAYMENT = {"to": "Zoë", "cents": 1990}

body = json.dumps(PAYMENT).encode()
headers = {
    "Content-Type": "application/json",
    "X-Signature": hmac.new(KEY, body, hashlib.sha256).hexdigest(),
}
with httpx.Client() as client:
    response = client.post(
        "https://httpbin.org/post", content=body, headers=headers
    )
response.raise_for_status()
received = response.json()
print(received["data"])
#> {"to": "Zo\u00eb", "cents": 1990}
print(received["headers"]["X-Signature"][:16])
#> 109a91f43051ed33
