import requests
from requests.auth import HTTPBasicAuth, HTTPDigestAuth

BASIC = "https://httpbin.org/basic-auth/user/secret"
DIGEST = "https://httpbin.org/digest-auth/auth/user/secret"

with requests.Session() as session:
    for url, auth in [
        (BASIC, HTTPBasicAuth("user", "secret")),
        (BASIC, HTTPBasicAuth("user", "wrong")),
        (DIGEST, HTTPDigestAuth("user", "secret")),
    ]:
        response = session.get(url, auth=auth, timeout=5.0)
        scheme = response.request.headers["Authorization"].split()[0]
        print(scheme, response.status_code)
        #> Basic 200
        #> Basic 401
        #> Digest 200
