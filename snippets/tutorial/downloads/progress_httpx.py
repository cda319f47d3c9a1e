import httpx

URLS = [
    "https://httpbin.org/range/10000?duration=4&chunk_size=2500",
    "https://httpbin.org/stream-bytes/10000?chunk_size=2500",
]

with httpx.Client() as client:
    for url in URLS:
        with client.stream("GET", url) as response:
            response.raise_for_status()
            total = response.headers.get("Content-Length")
            for _ in response.iter_bytes():
                received = response.num_bytes_downloaded
                if total:
                    print(f"{received / int(total):.0%}")
                    #> 25%
                    #> 50%
                    #> 75%
                    #> 100%
                else:
                    print(f"{received} bytes")
                    #> 2500 bytes
                    #> 5000 bytes
                    #> 7500 bytes
                    #> 10000 bytes
