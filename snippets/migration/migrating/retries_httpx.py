import httpx

transport = httpx.HTTPTransport(retries=3)
with httpx.Client(transport=transport) as client:
    response = client.get("https://httpbin.org/get")
    response.raise_for_status()
    print(response.json()["url"])
    #> https://httpbin.org/get
