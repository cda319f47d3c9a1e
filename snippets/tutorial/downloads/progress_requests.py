import requests

URLS = [
    "https://httpbin.org/range/10000?duration=4&chunk_size=2500",
    "https://httpbin.org/stream-bytes/10000?chunk_size=2500",
]

with requests.Session() as session:
    for url in URLS:
        with session.get(url, stream=True, timeout=5.0) as response:
            response.raise_for_status()
            total = response.headers.get("Content-Length")
            length = 0
            for chunk in response.iter_content(chunk_size=2500):
                length += len(chunk)
                if total:
                    print(f"{response.raw.tell() / int(total):.0%}")
                    #> 25%
                    #> 50%
                    #> 75%
                    #> 100%
                else:
                    print(f"{length} bytes")
                    #> 2500 bytes
                    #> 5000 bytes
                    #> 7500 bytes
                    #> 10000 bytes
