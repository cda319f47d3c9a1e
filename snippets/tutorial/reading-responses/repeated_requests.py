import requests

URL = "https://httpbin.org/response-headers?X-Part=one&X-Part=two,%20three"

with requests.Session() as session:
    response = session.get(URL, timeout=5.0)
response.raise_for_status()
print(response.headers["x-part"])
#> one, two, three
print(response.raw.headers.getlist("X-Part"))
#> ['one', 'two, three']
print(response.headers["X-Part"].split(", "))
#> ['one', 'two', 'three']
print(response.headers.get("X-Missing", "not there"))
#> not there
