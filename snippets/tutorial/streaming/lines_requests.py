import json

import requests

url = "https://httpbin.org/stream/3"
with requests.get(url, stream=True, timeout=5.0) as response:
    response.raise_for_status()
    for line in response.iter_lines():
        print(type(line).__name__, json.loads(line)["id"])
        #> bytes 0
        #> bytes 1
        #> bytes 2
