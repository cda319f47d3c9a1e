import requests

with requests.Session() as session:
    session.get("https://httpbin.org/cookies/set/theme/dark", timeout=5.0)
    response = session.get("https://httpbin.org/cookies", timeout=5.0)
    response.raise_for_status()
    print(response.json())
    #> {'cookies': {'theme': 'dark'}}
