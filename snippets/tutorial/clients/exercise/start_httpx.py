import httpx


def count(logins: list[str]) -> dict[str, int]:
    """The number of repositories of each user."""
    counts = {}
    for login in logins:
        response = httpx.get(f"https://api.github.com/users/{login}/repos")
        response.raise_for_status()
        counts[login] = len(response.json())
    return counts


print(count(["python", "django", "numpy"]))
#> {'python': 30, 'django': 28, 'numpy': 30}
