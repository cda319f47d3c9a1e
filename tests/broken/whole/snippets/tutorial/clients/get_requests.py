import requests

with requests.Session() as session:
    response = session.get("https://httpbin.org/status/200", timeout=5.0)
    response.raise_for_status()
    print(response.status_code)
    #> 200
