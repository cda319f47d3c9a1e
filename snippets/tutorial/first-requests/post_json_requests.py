import requests

response = requests.post(
    "https://httpbin.org/post",
    json={"language": "Python"},
    timeout=5.0,
)
response.raise_for_status()
received = response.json()

print(received["headers"]["Content-Type"])
#> application/json
print(received["json"])
#> {'language': 'Python'}
