import httpx

with httpx.Client() as client:
    client.verify = "no-such-file.pem"
    response = client.get("https://httpbin.org/get")
    print(response.status_code)
    #> 200
