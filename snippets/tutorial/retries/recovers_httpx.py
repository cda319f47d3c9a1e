import httpx


def get(client: httpx.Client, url: str) -> httpx.Response:
    for _ in range(2):
        try:
            response = client.get(url)
            if response.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                break
        except httpx.TransportError:
            pass
    else:
        response = client.get(url)
    return response.raise_for_status()


sent: list[httpx.Request] = []


def respond(request: httpx.Request) -> httpx.Response:
    """What the client gets in place of a server's response: the third time it's fine."""
    sent.append(request)
    match len(sent):
        case 1:
            raise httpx.ConnectError("nobody there", request=request)
        case 2:
            return httpx.Response(503)
        case _:
            return httpx.Response(200, json={"name": "Roma"})


with httpx.Client(transport=httpx.MockTransport(respond)) as client:
    response = get(client, "https://example.com/city")
print(response.json(), len(sent))
#> {'name': 'Roma'} 3
