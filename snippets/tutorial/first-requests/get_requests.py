import requests

response = requests.get(
    "https://httpbin.org/get",
    params={"tag": ["http", "python"]},
    timeout=5.0,
)
response.raise_for_status()

print(response.status_code)
#> 200
print(response.headers["Content-Type"])
#> application/json
print(response.json()["args"])
#> {'tag': ['http', 'python']}
