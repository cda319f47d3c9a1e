import httpx

try:
    httpx.get("https://untrusted-root.badssl.com/")
except httpx.ConnectError as error:
    _, _, reason = str(error).partition("certificate verify failed: ")
    print(reason.partition(" (")[0])
    #> self-signed certificate in certificate chain
