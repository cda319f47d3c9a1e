import httpx

with httpx.Client() as client:
    client.proxies = {"https://": "http://localhost:1"}  # nobody there
    response = client.get("https://httpbin.org/get")
    print(response.status_code)
    #> 200
