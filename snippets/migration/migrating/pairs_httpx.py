import httpx

response = httpx.post("https://httpbin.org/post", data={"tag": ["new", "blue"]})
response.raise_for_status()
print(response.json()["form"])
#> {'tag': ['new', 'blue']}
