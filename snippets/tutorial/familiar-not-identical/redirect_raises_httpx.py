import httpx

response = httpx.get("https://httpbin.org/redirect/1")
try:
    response.raise_for_status()
except httpx.HTTPStatusError as error:
    print("an error for status", error.response.status_code)
    #> an error for status 302
