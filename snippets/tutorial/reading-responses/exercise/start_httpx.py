import httpx

URLS = [
    "https://httpbin.org/get",
    "https://api.github.com/users/no.such.user",
    "https://httpbin.org/status/418",
    "https://httpbin.org/status/500",
]


def problem(url: str) -> str | None:
    """Return what the server says is wrong, or None if the response is a success."""
    response = httpx.get(url)
    return response.json().get("message")


for url in URLS[:2]:
    print(problem(url))
    #> None
    #> Not Found
