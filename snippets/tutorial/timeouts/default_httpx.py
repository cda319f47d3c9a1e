import httpx

try:
    httpx.get("https://httpbin.org/delay/8")
except httpx.ReadTimeout:
    print("no answer within 5 seconds")
    #> no answer within 5 seconds
