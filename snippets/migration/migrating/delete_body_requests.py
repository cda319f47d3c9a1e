import requests

response = requests.delete(
    "https://httpbin.org/delete", json={"id": 7}, timeout=5.0
)
response.raise_for_status()
print(response.json()["json"])
#> {'id': 7}
