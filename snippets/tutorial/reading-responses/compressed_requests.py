import requests

with requests.Session() as session:
    for path in ["gzip", "deflate", "json"]:
        response = session.get(f"https://httpbin.org/{path}", timeout=5.0)
        response.raise_for_status()
        encoding = response.headers.get("Content-Encoding")
        smaller = response.raw.tell() < len(response.content)
        print(encoding, smaller, type(response.json()).__name__)
        #> gzip True dict
        #> deflate True dict
        #> None False dict
