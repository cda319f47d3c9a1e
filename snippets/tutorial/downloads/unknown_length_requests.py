import requests

url = "https://httpbin.org/stream-bytes/50000?chunk_size=25000"
with (
    requests.get(url, stream=True, timeout=5.0) as response,
    open("data.bin", "wb") as file,
):
    response.raise_for_status()
    total = int(response.headers.get("Content-Length", 0))
    for chunk in response.iter_content(chunk_size=25_000):
        file.write(chunk)
        received = file.tell()
        print(f"{received / total:.0%}" if total else f"{received} bytes")
        #> 25000 bytes
        #> 50000 bytes
