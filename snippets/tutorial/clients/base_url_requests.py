from urllib.parse import urljoin

BASE = "https://httpbin.org/anything/v1"

for url in ["users", "/users", "https://example.com/"]:
    print(urljoin(BASE, url))
    #> https://httpbin.org/anything/users
    #> https://httpbin.org/users
    #> https://example.com/
