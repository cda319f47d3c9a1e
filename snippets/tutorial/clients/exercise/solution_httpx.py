import httpx


def count(logins: list[str]) -> dict[str, int]:
    """The number of repositories of each user."""
    counts = {}
    with httpx.Client(base_url="https://api.github.com") as client:
        for login in logins:
            counts[login] = 0
            url = f"/users/{login}/repos?per_page=100"
            while url:
                response = client.get(url)
                response.raise_for_status()
                counts[login] += len(response.json())
                url = response.links.get("next", {}).get("url")
    return counts


print(count(["python", "django", "numpy"]))
#> {'python': 79, 'django': 28, 'numpy': 40}
