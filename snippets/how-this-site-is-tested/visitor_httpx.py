import httpx

response = httpx.get("https://api.github.com/users/python")
response.raise_for_status()
print(response.headers["X-RateLimit-Remaining"], "requests left")
#> 59 requests left
print(response.json()["public_repos"], "public repositories")
#> 79 public repositories
