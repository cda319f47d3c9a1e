import httpx

with httpx.Client(follow_redirects=True) as client:
    response = client.get("https://httpbin.org/redirect/2")
response.raise_for_status()
print(response.url.path, response.url.host)
#> /get httpbin.org
for earlier in response.history:
    print(earlier.status_code, earlier.url.path)
    #> 302 /redirect/2
    #> 302 /relative-redirect/1
print(
    response.request.method,
    response.http_version,
    response.elapsed.total_seconds() < 5,
)
#> GET HTTP/1.1 True
