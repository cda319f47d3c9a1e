import httpx

response = httpx.request("DELETE", "https://httpbin.org/delete", json={"id": 7})
response.raise_for_status()
print(response.json()["json"])
#> {'id': 7}
