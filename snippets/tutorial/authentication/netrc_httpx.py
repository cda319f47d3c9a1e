from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

with TemporaryDirectory() as folder:
    netrc = Path(folder, "netrc")
    netrc.write_text("machine httpbin.org login user password secret\n")
    auth = httpx.NetRCAuth(str(netrc))

with httpx.Client(auth=auth) as client:
    response = client.get("https://httpbin.org/basic-auth/user/secret")
    print(response.status_code)
    #> 200
    response = client.get("https://postman-echo.com/headers")
    print("authorization" in response.json()["headers"])
    #> False
