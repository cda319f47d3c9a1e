import httpx

response = httpx.get(
    "https://httpbin.org/get",
    params={"tag": ["http", "python"]},
)
response.raise_for_status()

print(response.status_code)
#> 200
print(response.headers["Content-Type"])
#> application/json
print(response.json()["args"])
#> {'tag': ['http', 'python']}
