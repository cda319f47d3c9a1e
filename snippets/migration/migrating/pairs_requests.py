import requests

response = requests.post(
    "https://httpbin.org/post",
    data=[("tag", "new"), ("tag", "blue")],
    timeout=5.0,
)
response.raise_for_status()
print(response.json()["form"])
#> {'tag': ['new', 'blue']}
