import requests
import trustme

with trustme.CA().cert_pem.tempfile() as company:
    try:
        requests.get("https://httpbin.org/get", verify=company, timeout=5.0)
    except requests.exceptions.SSLError as error:
        print("certificate verify failed" in str(error))
        #> True
