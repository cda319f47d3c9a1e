import requests

MOST = 50_000  # bytes
UNCOMPRESSED = {"Accept-Encoding": "identity"}


class TooLarge(Exception):
    """The response has more content than we are willing to hold in memory."""


def fetch(session: requests.Session, url: str) -> bytes:
    content = bytearray()
    with session.get(
        url, headers=UNCOMPRESSED, stream=True, timeout=5.0
    ) as response:
        response.raise_for_status()
        if "Content-Encoding" in response.headers:
            raise TooLarge(f"perhaps too much at {response.url}: compressed")
        for chunk in response.iter_content(16_384):
            content += chunk
            if len(content) > MOST:
                raise TooLarge(f"more than {MOST} bytes at {response.url}")
    return bytes(content)


with requests.Session() as session:
    print(len(fetch(session, "https://httpbin.org/bytes/40000")))
    #> 40000
    try:
        fetch(session, "https://httpbin.org/stream-bytes/100000")
    except TooLarge as error:
        print(error)
        #> more than 50000 bytes at https://httpbin.org/stream-bytes/100000
