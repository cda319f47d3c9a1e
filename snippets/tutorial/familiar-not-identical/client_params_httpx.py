import httpx

with httpx.Client(params={"per_page": 10}) as client:
    response = client.get("https://httpbin.org/get?page=2")
    print(response.request.url.raw_path.decode())
    #> /get?per_page=10
