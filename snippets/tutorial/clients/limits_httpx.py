import httpx

limits = httpx.Limits(max_connections=50)

with httpx.Client(limits=limits) as client:
    response = client.get("https://httpbin.org/get")
    response.raise_for_status()
    print(response.status_code)
    #> 200
