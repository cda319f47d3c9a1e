import httpx

with httpx.Client(http2=True) as client:
    response = client.get("http://httpbin.org/get")
    response.raise_for_status()
    print(response.http_version)
    #> HTTP/1.1
