import requests

URLS = [
    "https://httpbin.org/range/10000?duration=4&chunk_size=2500",
    "https://httpbin.org/stream-bytes/10000?chunk_size=2500",
]


def show(received: int, total: int) -> None:
    """Print how far a download is; a total of 0 is an unknown one."""
    print(f"{received / total:.0%}" if total else f"{received} bytes")
    #> 25%
    #> 50%
    #> 75%
    #> 100%
    #> 100%
    #> 2500 bytes
    #> 5000 bytes
    #> 7500 bytes
    #> 10000 bytes
    #> 10000 bytes


with requests.Session() as session:
    for url in URLS:
        with session.get(url, stream=True, timeout=5.0) as response:
            response.raise_for_status()
            total = int(response.headers.get("Content-Length", 0))
            length = 0
            for chunk in response.iter_content(chunk_size=2500):
                length += len(chunk)
                show(response.raw.tell() if total else length, total)
            show(response.raw.tell() if total else length, total)
