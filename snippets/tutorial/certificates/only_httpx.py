import ssl

import httpx
import trustme

with trustme.CA().cert_pem.tempfile() as company:
    context = ssl.create_default_context(cafile=company)

try:
    httpx.get("https://httpbin.org/get", verify=context)
except httpx.ConnectError as error:
    print("certificate verify failed" in str(error))
    #> True
