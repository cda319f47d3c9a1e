import httpx

response = httpx.post("https://httpbin.org/post", json={"name": "Zoë"})
print(response.request.content)
#> b'{"name":"Zo\xc3\xab"}'
