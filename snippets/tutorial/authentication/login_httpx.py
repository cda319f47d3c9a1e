import httpx

BASIC = "https://httpbin.org/basic-auth/user/secret"
DIGEST = "https://httpbin.org/digest-auth/auth/user/secret"

with httpx.Client() as client:
    for url, auth in [
        (BASIC, httpx.BasicAuth("user", "secret")),
        (BASIC, httpx.BasicAuth("user", "wrong")),
        (DIGEST, httpx.DigestAuth("user", "secret")),
    ]:
        response = client.get(url, auth=auth)
        scheme = response.request.headers["Authorization"].split()[0]
        print(scheme, response.status_code)
        #> Basic 200
        #> Basic 401
        #> Digest 200
