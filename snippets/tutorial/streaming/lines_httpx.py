import json

import httpx

url = "https://httpbin.org/stream/3"
with httpx.stream("GET", url) as response:
    response.raise_for_status()
    for line in response.iter_lines():
        print(type(line).__name__, json.loads(line)["id"])
        #> str 0
        #> str 1
        #> str 2
