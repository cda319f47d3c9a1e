import gzip
import json

import httpx

url = "https://httpbin.org/gzip"
headers = {"Accept-Encoding": "gzip"}
with httpx.stream("GET", url, headers=headers) as response:
    response.raise_for_status()
    with open("data.json.gz", "wb") as file:
        for chunk in response.iter_raw():
            file.write(chunk)

with gzip.open("data.json.gz") as file:
    print(json.load(file)["gzipped"])
    #> True
