import requests

URL = "https://httpbin.org/anything"

with requests.Session() as session:
    responses = [
        session.get(URL, timeout=5.0),
        session.post(URL, json={"name": "Roma"}, timeout=5.0),
        session.put(URL, json={"name": "Roma"}, timeout=5.0),
        session.patch(URL, json={"name": "Roma"}, timeout=5.0),
        session.delete(URL, timeout=5.0),
        session.delete(URL, json={"ids": [1, 2]}, timeout=5.0),
    ]
    for response in responses:
        response.raise_for_status()
        received = response.json()
        print(received["method"], received["json"])
        #> GET None
        #> POST {'name': 'Roma'}
        #> PUT {'name': 'Roma'}
        #> PATCH {'name': 'Roma'}
        #> DELETE None
        #> DELETE {'ids': [1, 2]}
    head = session.head(URL, timeout=5.0)
    options = session.options(URL, timeout=5.0)
    print(head.status_code, options.status_code)
    #> 200 200
