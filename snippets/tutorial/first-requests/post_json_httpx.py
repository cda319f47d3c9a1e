import httpx

response = httpx.post(
    "https://httpbin.org/post",
    json={"language": "Python"},
)
response.raise_for_status()
received = response.json()

print(received["headers"]["Content-Type"])
#> application/json
print(received["json"])
#> {'language': 'Python'}
