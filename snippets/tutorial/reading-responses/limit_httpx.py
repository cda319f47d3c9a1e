import httpx

MOST = 50_000  # bytes
UNCOMPRESSED = {"Accept-Encoding": "identity"}


class TooLarge(Exception):
    """The response has more content than we are willing to hold in memory."""


def fetch(client: httpx.Client, url: str) -> bytes:
    content = bytearray()
    with client.stream("GET", url, headers=UNCOMPRESSED) as response:
        response.raise_for_status()
        if "Content-Encoding" in response.headers:
            raise TooLarge(f"perhaps too much at {response.url}: compressed")
        for chunk in response.iter_bytes(16_384):
            content += chunk
            if len(content) > MOST:
                raise TooLarge(f"more than {MOST} bytes at {response.url}")
    return bytes(content)


with httpx.Client() as client:
    print(len(fetch(client, "https://httpbin.org/bytes/40000")))
    #> 40000
    try:
        fetch(client, "https://httpbin.org/stream-bytes/100000")
    except TooLarge as error:
        print(error)
        #> more than 50000 bytes at https://httpbin.org/stream-bytes/100000
