import httpx

BASE = "https://httpbin.org/anything/v1"

with httpx.Client(base_url=BASE) as client:
    for url in ["users", "/users", "https://example.com/"]:
        print(client.build_request("GET", url).url)
        #> https://httpbin.org/anything/v1/users
        #> https://httpbin.org/anything/v1/users
        #> https://example.com/
