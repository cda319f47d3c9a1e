import hashlib

import requests

with requests.Session() as session:
    request = session.prepare_request(
        requests.Request(
            "PUT",
            "https://httpbin.org/put",
            json={"name": "Roma", "visitors": 12},
        )
    )
    digest = hashlib.sha256(request.body).hexdigest()
    request.headers["X-Content-SHA256"] = digest
    response = session.send(request, timeout=5.0)
    response.raise_for_status()
    print(response.json()["data"])
    #> {"name": "Roma", "visitors": 12}
    print(response.json()["headers"]["X-Content-Sha256"] == digest)
    #> True
