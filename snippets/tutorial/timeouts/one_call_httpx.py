import httpx

with httpx.Client(timeout=3.0) as client:
    response = client.get("https://httpbin.org/delay/8", timeout=10.0)
    print(response.status_code)
    #> 200
