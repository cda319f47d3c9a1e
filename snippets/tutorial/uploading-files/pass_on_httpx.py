import httpx

SOURCE = "https://httpbin.org/range/100000?chunk_size=20000"
TARGET = "https://httpbin.org/put"
UNCOMPRESSED = {"Accept-Encoding": "identity"}

with (
    httpx.Client() as client,
    client.stream("GET", SOURCE, headers=UNCOMPRESSED) as source,
):
    source.raise_for_status()
    kept = {"content-type", "content-length"}
    if "Content-Encoding" in source.headers:
        kept.remove("content-length")  # it counts the compressed bytes
    headers = {
        name: source.headers[name] for name in sorted(kept & {*source.headers})
    }
    response = client.put(TARGET, content=source.iter_bytes(), headers=headers)
response.raise_for_status()
received = response.json()
print(len(received["data"]), received["headers"]["Content-Type"])
#> 100000 application/octet-stream
