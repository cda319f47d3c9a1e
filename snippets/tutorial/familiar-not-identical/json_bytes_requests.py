import requests

response = requests.post(
    "https://httpbin.org/post", json={"name": "Zoë"}, timeout=5.0
)
print(response.request.body)
#> b'{"name": "Zo\\u00eb"}'
