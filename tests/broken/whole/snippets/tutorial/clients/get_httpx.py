import httpx

with httpx.Client() as client:
    response = client.get("https://httpbin.org/status/200")
    response.raise_for_status()
    print(response.status_code)
    #> 200
