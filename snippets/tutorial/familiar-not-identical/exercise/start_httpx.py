import httpx

LINKS = {
    "https://httpbin.org/get?page=2": {"size": "10"},
    "https://httpbin.org/redirect/1": {},
    "https://httpbin.org/status/404": {},
}


def visit(url: str, params: dict[str, str]) -> str:
    """Say where a link leads with these parameters, and whether it works."""
    response = httpx.get(url, params=params)
    verdict = "works" if response else "is broken"
    return f"{response.url} {verdict}"


for url, params in LINKS.items():
    print(visit(url, params))
    #> https://httpbin.org/get?size=10 works
    #> https://httpbin.org/redirect/1 works
    #> https://httpbin.org/status/404 works
