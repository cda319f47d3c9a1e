import httpx

with httpx.Client(follow_redirects=True) as client:
    response = client.get("http://api.github.com/users/python")
    response.raise_for_status()
    print([earlier.status_code for earlier in response.history], response.url)
    #> [301] https://api.github.com/users/python
    print(response.json()["name"])
    #> Python
