import httpx

url = "https://httpbin.org/stream-bytes/50000?chunk_size=25000"
with httpx.stream("GET", url) as response:
    response.raise_for_status()
    print("Content-Length" in response.headers)
    #> False
    with open("data.bin", "wb") as file:
        for chunk in response.iter_bytes(chunk_size=25_000):
            file.write(chunk)
            print(file.tell(), "bytes")
            #> 25000 bytes
            #> 50000 bytes
