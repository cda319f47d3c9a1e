import requests

with requests.Session() as session:
    response = session.get("https://httpbin.org/delay/8", timeout=(5.0, 60.0))
    print(response.status_code)
    #> 200
