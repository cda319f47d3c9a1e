import requests

SOURCE = "https://httpbin.org/range/100000?chunk_size=20000"
TARGET = "https://httpbin.org/put"

with requests.Session() as session:
    with session.get(
        SOURCE,
        headers={"Accept-Encoding": "identity"},
        stream=True,
        timeout=5.0,
    ) as source:
        source.raise_for_status()
        headers = {"Content-Type": source.headers["Content-Type"]}
        content = source.iter_content(chunk_size=65_536)
        response = session.put(
            TARGET, data=content, headers=headers, timeout=5.0
        )
response.raise_for_status()
received = response.json()
print(len(received["data"]), received["headers"]["Content-Type"])
#> 100000 application/octet-stream
