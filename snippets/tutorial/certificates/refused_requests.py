import requests

try:
    requests.get("https://untrusted-root.badssl.com/", timeout=5.0)
except requests.exceptions.SSLError as error:
    print("certificate verify failed" in str(error))
    #> True
