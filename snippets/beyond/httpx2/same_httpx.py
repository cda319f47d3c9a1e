import httpx

with httpx.Client(http2=True) as client:
    response = client.get("https://httpbin.org/get", params={"page": 2})
    response.raise_for_status()
    print(response.http_version, response.json()["args"])
    #> HTTP/2 {'page': '2'}
