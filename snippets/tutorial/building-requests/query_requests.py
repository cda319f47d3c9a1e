from urllib.parse import urlsplit

import requests

URL = "https://httpbin.org/get?page=2"
PARAMS = {
    "q": "caffè",
    "tag": ["http", "python"],
    "draft": True,
    "author": None,
}

with requests.Session() as session:
    response = session.get(URL, params=PARAMS, timeout=5.0)
    response.raise_for_status()
    print(urlsplit(response.url).query)
    #> page=2&q=caff%C3%A8&tag=http&tag=python&draft=True
    print(sorted(response.json()["args"]))
    #> ['draft', 'page', 'q', 'tag']
