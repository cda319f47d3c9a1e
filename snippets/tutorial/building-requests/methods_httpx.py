import httpx

URL = "https://httpbin.org/anything"

with httpx.Client() as client:
    responses = [
        client.get(URL),
        client.post(URL, json={"name": "Roma"}),
        client.put(URL, json={"name": "Roma"}),
        client.patch(URL, json={"name": "Roma"}),
        client.delete(URL),
        client.request("DELETE", URL, json={"ids": [1, 2]}),
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
    print(client.head(URL).status_code, client.options(URL).status_code)
    #> 200 200
