import httpx

with httpx.Client() as client:
    client.proxies = {"https://": "http://localhost:1"}  # nobody there
    client.verify = "no-such-file.pem"
    client.cert = "no-such-file.pem"
    response = client.get("https://httpbin.org/get")
    print(response.status_code)
    #> 200
