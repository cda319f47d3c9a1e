import httpx

URL = "https://httpbin.org/response-headers?X-Part=one&X-Part=two,%20three"

with httpx.Client() as client:
    response = client.get(URL)
response.raise_for_status()
print(response.headers["x-part"])
#> one, two, three
print(response.headers.get_list("X-Part"))
#> ['one', 'two, three']
print(response.headers.get_list("X-Part", split_commas=True))
#> ['one', 'two', 'three']
print(response.headers.get("X-Missing", "not there"))
#> not there
