import httpx

SOURCE = "https://httpbin.org/range/100000?chunk_size=20000"
TARGET = "https://httpbin.org/put"
KEPT = ["Content-Type", "Content-Length"]

with (
    httpx.Client(headers={"Accept-Encoding": "identity"}) as client,
    client.stream("GET", SOURCE) as source,
):
    source.raise_for_status()
    headers = {name: source.headers[name] for name in KEPT}
    response = client.put(TARGET, content=source.iter_bytes(), headers=headers)
response.raise_for_status()
received = response.json()
print(len(received["data"]), received["headers"]["Content-Type"])
#> 100000 application/octet-stream
