import requests
from requests.adapters import HTTPAdapter

adapter = HTTPAdapter(pool_maxsize=50, pool_block=True)

with requests.Session() as session:
    session.mount("https://", adapter)
    response = session.get("https://httpbin.org/get", timeout=5.0)
    response.raise_for_status()
    print(response.status_code)
    #> 200
