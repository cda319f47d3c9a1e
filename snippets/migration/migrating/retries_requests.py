import requests
from requests.adapters import HTTPAdapter

with requests.Session() as session:
    session.mount("https://", HTTPAdapter(max_retries=3))
    response = session.get("https://httpbin.org/get", timeout=5.0)
    response.raise_for_status()
    print(response.json()["url"])
    #> https://httpbin.org/get
