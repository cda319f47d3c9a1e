import requests

response = requests.post(
    "https://httpbin.org/post",
    data={"language": "Python"},
    timeout=5.0,
)
response.raise_for_status()
received = response.json()

print(received["headers"]["Content-Type"])
#> application/x-www-form-urlencoded
print(received["form"])
#> {'language': 'Python'}
