import httpx

with httpx.Client(
    base_url="https://api.github.com",
    headers={
        "Accept": "application/vnd.github+json",
        "X-GitHub-Api-Version": "2022-11-28",
    },
    timeout=10.0,
) as client:
    response = client.get("/users/python")
    response.raise_for_status()
    print(response.json()["name"])
    #> Python

    response = client.get("/users/psf")
    response.raise_for_status()
    print(response.json()["name"])
    #> Python Software Foundation
