import httpx

with httpx.Client() as client:
    response = client.get(
        "https://httpbin.org/response-headers",
        params={"Set-Cookie": "theme=dark"},
    )
    response.raise_for_status()

    response = client.get("https://httpbin.org/cookies")
    response.raise_for_status()
    print(response.json())
    #> {'cookies': {'theme': 'dark'}}
