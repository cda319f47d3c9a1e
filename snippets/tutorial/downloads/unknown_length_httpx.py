import httpx

url = "https://httpbin.org/stream-bytes/50000?chunk_size=25000"
with httpx.stream("GET", url) as response, open("data.bin", "wb") as file:
    response.raise_for_status()
    total = int(response.headers.get("Content-Length", 0))
    for chunk in response.iter_bytes(chunk_size=25_000):
        file.write(chunk)
        received = response.num_bytes_downloaded
        print(f"{received / total:.0%}" if total else f"{received} bytes")
        #> 25000 bytes
        #> 50000 bytes
