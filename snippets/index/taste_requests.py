import requests

url = "https://api.github.com/users/python"
response = requests.get(url, timeout=5.0)
response.raise_for_status()
user = response.json()
print(user["name"], "has", user["public_repos"], "public repositories")
#> Python has 79 public repositories
