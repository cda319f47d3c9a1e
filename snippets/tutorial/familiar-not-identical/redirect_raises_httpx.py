import httpx

response = httpx.get("https://httpbin.org/redirect/1")
try:
    response.raise_for_status()
    print("no error")
except httpx.HTTPStatusError:
    print("an error")
    #> an error
