import httpx

URL = "https://httpbin.org/get"


def port(client: httpx.Client) -> int:
    """Sends a request; returns this end of the connection that it used."""
    with client.stream("GET", URL) as response:
        response.raise_for_status()
        response.read()
        connection = response.extensions["network_stream"]
        return connection.get_extra_info("client_addr")[1]


def with_one_client() -> set[int]:
    with httpx.Client() as client:
        return {port(client) for _ in range(5)}


def with_a_client_each() -> set[int]:
    ports = set()
    for _ in range(5):
        with httpx.Client() as client:
            ports.add(port(client))
    return ports


print("one for all:", len(with_one_client()), "of 5 connections")
#> one for all: 1 of 5 connections
print("one for each:", len(with_a_client_each()), "of 5 connections")
#> one for each: 5 of 5 connections
