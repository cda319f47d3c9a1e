import requests
import trustme

trustme.CA().cert_pem.write_to_path("company.pem")

try:
    requests.get("https://httpbin.org/get", verify="company.pem", timeout=5.0)
except requests.exceptions.SSLError as error:
    print("certificate verify failed" in str(error))
    #> True
