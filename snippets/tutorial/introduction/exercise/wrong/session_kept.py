"""The program raises AttributeError on line 5."""

import httpx

with httpx.Session() as session:
    response = session.get("https://httpbin.org/user-agent")
    print(response.json()["user-agent"])
