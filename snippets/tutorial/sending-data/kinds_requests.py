import requests

URL = "https://httpbin.org/post"
CITY = {"name": "Roma", "visitors": 12}

with requests.Session() as session:
    responses = [
        session.post(URL, json=CITY, timeout=5.0),
        session.post(URL, data=CITY, timeout=5.0),
        session.post(
            URL,
            data="<city/>",
            headers={"Content-Type": "application/xml"},
            timeout=5.0,
        ),
    ]
for response in responses:
    response.raise_for_status()
    received = response.json()
    print(
        received["headers"]["Content-Type"],
        received["form"] or received["data"],
    )
    #> application/json {"name": "Roma", "visitors": 12}
    #> application/x-www-form-urlencoded {'name': 'Roma', 'visitors': '12'}
    #> application/xml <city/>
