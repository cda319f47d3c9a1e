import requests

URL = "https://httpbin.org/get"


def port(session: requests.Session) -> int:
    """Sends a request; returns this end of the connection that it used."""
    with session.get(URL, stream=True, timeout=5.0) as response:
        response.raise_for_status()
        port = response.raw.connection.sock.getsockname()[1]
        response.json()  # reads to the end: the connection is free again
        return port


def with_one_session() -> set[int]:
    with requests.Session() as session:
        return {port(session) for _ in range(5)}


def with_a_session_each() -> set[int]:
    ports = set()
    for _ in range(5):
        with requests.Session() as session:
            ports.add(port(session))
    return ports


print("one for all:", len(with_one_session()), "of 5 connections")
#> one for all: 1 of 5 connections
print("one for each:", len(with_a_session_each()), "of 5 connections")
#> one for each: 5 of 5 connections
