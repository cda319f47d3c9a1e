import requests

with requests.Session() as session:
    pass

response = session.get("https://httpbin.org/get", timeout=5.0)
print(response.status_code)
#> 200
session.close()
