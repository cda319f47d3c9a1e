import gzip
import json

import requests

url = "https://httpbin.org/gzip"
headers = {"Accept-Encoding": "gzip"}
with requests.get(url, headers=headers, stream=True, timeout=5.0) as response:
    response.raise_for_status()
    with open("data.json.gz", "wb") as file:
        for chunk in response.raw.stream(65_536, decode_content=False):
            file.write(chunk)

with gzip.open("data.json.gz") as file:
    print(json.load(file)["gzipped"])
    #> True
