import httpx

response = httpx.post(
    "https://httpbin.org/post",
    data={"language": "Python"},
)
response.raise_for_status()
received = response.json()

print(received["headers"]["Content-Type"])
#> application/x-www-form-urlencoded
print(received["form"])
#> {'language': 'Python'}
