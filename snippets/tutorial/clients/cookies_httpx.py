import httpx

with httpx.Client() as client:
    client.get("https://httpbin.org/cookies/set/theme/dark")
    response = client.get("https://httpbin.org/cookies")
    response.raise_for_status()
    print(response.json())
    #> {'cookies': {'theme': 'dark'}}
