import httpx

with httpx.Client() as client:
    client.verify = False
    client.proxies = {"https://": "http://localhost:3128"}
    response = client.get("https://httpbin.org/get")
    print(response.status_code)
    #> 200
    print(hasattr(httpx.Client, "verify"), hasattr(httpx.Client, "proxies"))
    #> False False
