import requests

url = "https://httpbin.org/stream-bytes/50000?chunk_size=25000"
with requests.get(url, stream=True, timeout=5.0) as response:
    response.raise_for_status()
    print("Content-Length" in response.headers)
    #> False
    with open("data.bin", "wb") as file:
        for chunk in response.iter_content(chunk_size=25_000):
            file.write(chunk)
            print(file.tell(), "bytes")
            #> 25000 bytes
            #> 50000 bytes
