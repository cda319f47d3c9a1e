import ssl

import httpx
import trustme

trustme.CA().cert_pem.write_to_path("company.pem")

context = ssl.create_default_context(cafile="company.pem")
try:
    httpx.get("https://httpbin.org/get", verify=context)
except httpx.ConnectError as error:
    print("certificate verify failed" in str(error))
    #> True
