import hashlib

import requests

url = "https://httpbin.org/base64/aGVsbG8="
published = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"

digest = hashlib.sha256()
with requests.get(url, stream=True, timeout=5.0) as response:
    response.raise_for_status()
    for chunk in response.iter_content(chunk_size=65_536):
        digest.update(chunk)
print(digest.hexdigest() == published)
#> True
