import httpx
import requests

URL = "https://httpbin.org/post"
PARAMS = {"sort": None}
CITY = {"city": "Zürich"}

before = requests.Request("POST", URL, params=PARAMS, json=CITY).prepare()
after = httpx.Request("POST", URL, params=PARAMS, json=CITY)
print(before.url)
#> https://httpbin.org/post
print(after.url)
#> https://httpbin.org/post?sort=
print(before.body)
#> b'{"city": "Z\\u00fcrich"}'
print(after.content)
#> b'{"city":"Z\xc3\xbcrich"}'
