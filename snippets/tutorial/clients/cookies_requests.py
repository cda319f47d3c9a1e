import requests

with requests.Session() as session:
    response = session.get(
        "https://httpbin.org/response-headers",
        params={"Set-Cookie": "theme=dark"},
        timeout=5.0,
    )
    response.raise_for_status()

    response = session.get("https://httpbin.org/cookies", timeout=5.0)
    response.raise_for_status()
    print(response.json())
    #> {'cookies': {'theme': 'dark'}}
