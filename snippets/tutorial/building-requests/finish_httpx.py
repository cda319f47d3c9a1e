import hashlib

import httpx

with httpx.Client() as client:
    request = client.build_request(
        "PUT", "https://httpbin.org/put", json={"name": "Roma", "visitors": 12}
    )
    digest = hashlib.sha256(request.content).hexdigest()
    request.headers["X-Content-SHA256"] = digest
    response = client.send(request)
    response.raise_for_status()
    print(response.json()["data"])
    #> {"name":"Roma","visitors":12}
    print(response.json()["headers"]["X-Content-Sha256"] == digest)
    #> True
