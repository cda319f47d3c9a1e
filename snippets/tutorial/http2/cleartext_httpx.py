import httpx

with httpx.Client(http2=True) as client:
    for url in ["https://httpbin.org/get", "http://httpbin.org/get"]:
        response = client.get(url)
        response.raise_for_status()
        print(response.url.scheme, response.http_version)
        #> https HTTP/2
        #> http HTTP/1.1
