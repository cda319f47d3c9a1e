import httpx

with httpx.Client() as client:
    pass

try:
    client.get("https://httpbin.org/get")
except RuntimeError as error:
    print(error)
    #> Cannot send a request, as the client has been closed.
