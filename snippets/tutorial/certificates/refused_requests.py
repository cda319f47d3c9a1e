import requests

try:
    requests.get("https://untrusted-root.badssl.com/", timeout=5.0)
except requests.exceptions.SSLError as error:
    _, _, reason = str(error).partition("certificate verify failed: ")
    print(reason.partition(" (")[0])
    #> self-signed certificate in certificate chain
