import requests

with requests.Session() as session:
    response = session.get("http://api.github.com/users/python", timeout=5.0)
    response.raise_for_status()
    print([earlier.status_code for earlier in response.history], response.url)
    #> [301] https://api.github.com/users/python
    print(response.json()["name"])
    #> Python
