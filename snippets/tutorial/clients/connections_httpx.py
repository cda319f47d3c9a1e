import httpx

URL = "https://httpbin.org/get"


def local_port(client: httpx.Client) -> int:
    response = client.get(URL)
    response.raise_for_status()
    connection = response.extensions["network_stream"]
    return connection.get_extra_info("client_addr")[1]


with httpx.Client() as client:
    print(local_port(client) == local_port(client))
    #> True

with httpx.Client() as first, httpx.Client() as second:
    print(local_port(first) == local_port(second))
    #> False
