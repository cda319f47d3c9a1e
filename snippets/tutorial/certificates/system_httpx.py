import ssl

import httpx
import truststore

context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

with httpx.Client(verify=context) as client:
    response = client.get("https://httpbin.org/get")
    print(response.status_code)
    #> 200
