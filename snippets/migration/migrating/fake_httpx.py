import httpx


def fetch_name(client: httpx.Client, login: str) -> str:
    response = client.get(f"https://api.github.com/users/{login}")
    response.raise_for_status()
    return str(response.json()["name"])


def respond(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"name": f"called {request.url.path}"})


with httpx.Client(transport=httpx.MockTransport(respond)) as client:
    print(fetch_name(client, "python"))
    #> called /users/python
