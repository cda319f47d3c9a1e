import httpx

response = httpx.get(
    "https://api.github.com/users/python/repos",
    params={"per_page": 10},
    headers={
        "Accept": "application/vnd.github+json",
        "X-GitHub-Api-Version": "2026-03-10",
    },
)
response.raise_for_status()
print(len(response.json()), "repositories on the first page")
#> 10 repositories on the first page
