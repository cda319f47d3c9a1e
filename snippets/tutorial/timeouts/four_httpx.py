import socket

import httpx

URL = "https://httpbin.org"


def connect() -> None:
    httpx.get("https://192.0.2.1/", timeout=1.0)  # no server there


def read() -> None:
    httpx.get(f"{URL}/delay/3", timeout=1.0)


def write() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:  # never reads
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        httpx.post(url, content=bytes(50_000_000), timeout=1.0)


def pool() -> None:
    limits = httpx.Limits(max_connections=1)
    with httpx.Client(limits=limits, timeout=1.0) as client:
        with client.stream("GET", f"{URL}/get"):  # occupies the only connection
            client.get(f"{URL}/get")


for provoke in [connect, read, write, pool]:
    try:
        provoke()
    except httpx.RequestError as error:
        print(f"{provoke.__name__}: {type(error).__name__}")
        #> connect: ConnectTimeout
        #> read: ReadTimeout
        #> write: WriteTimeout
        #> pool: PoolTimeout
