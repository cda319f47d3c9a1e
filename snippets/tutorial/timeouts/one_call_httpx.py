import httpx

PATIENT = httpx.Timeout(60.0, connect=5.0)

with httpx.Client(timeout=5.0) as client:
    response = client.get("https://httpbin.org/delay/8", timeout=PATIENT)
    print(response.status_code)
    #> 200
