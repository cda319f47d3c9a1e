import httpx

url = "https://api.github.com/users/python"
user = httpx.get(url).raise_for_status().json()
print(user["name"], "has", user["public_repos"], "public repositories")
#> Python has 79 public repositories
