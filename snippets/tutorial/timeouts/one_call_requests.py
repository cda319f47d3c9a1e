import requests

with requests.Session() as session:
    response = session.get("https://httpbin.org/delay/8", timeout=10.0)
    print(response.status_code)
    #> 200
