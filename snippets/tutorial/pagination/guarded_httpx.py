from collections.abc import Iterator

import httpx


def pages(
    client: httpx.Client, url: str, most: int = 1000
) -> Iterator[httpx.Response]:
    """Yield each page; raise ValueError if the links lead away, in circles, or too far."""
    target: httpx.URL | None = httpx.URL(url)
    origin = (target.scheme, target.host, target.port)
    seen: set[httpx.URL] = set()
    while target is not None:
        if (target.scheme, target.host, target.port) != origin:
            raise ValueError(f"{url} leads to {target.host}")
        if target in seen or len(seen) == most:
            raise ValueError(f"{url} has no last page")
        seen.add(target)
        response = client.get(target)
        yield response.raise_for_status()
        following = response.links.get("next")
        target = target.join(following["url"]) if following else None


with httpx.Client() as client:
    url = "https://api.github.com/users/python/repos?per_page=10"
    names = [
        repo["name"] for page in pages(client, url) for repo in page.json()
    ]
print(len(names) > 10)
#> True
