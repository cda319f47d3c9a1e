import httpx

with httpx.Client(http2=True) as client:
    response = client.get("https://api.github.com/users/python")
    response.raise_for_status()
    print(response.http_version, response.json()["name"])
    #> HTTP/2 Python
