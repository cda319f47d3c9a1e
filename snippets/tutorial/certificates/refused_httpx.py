import httpx

try:
    httpx.get("https://untrusted-root.badssl.com/")
except httpx.ConnectError as error:
    print("certificate verify failed" in str(error))
    #> True
