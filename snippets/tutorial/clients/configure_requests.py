import requests

API = "https://api.github.com"

with requests.Session() as session:
    session.headers["Accept"] = "application/vnd.github+json"
    session.headers["X-GitHub-Api-Version"] = "2022-11-28"

    response = session.get(f"{API}/users/python", timeout=10.0)
    response.raise_for_status()
    print(response.json()["name"])
    #> Python

    response = session.get(f"{API}/users/psf", timeout=10.0)
    response.raise_for_status()
    print(response.json()["name"])
    #> Python Software Foundation
