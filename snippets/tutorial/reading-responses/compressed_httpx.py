import httpx

with httpx.Client() as client:
    for path in ["gzip", "deflate", "json"]:
        response = client.get(f"https://httpbin.org/{path}")
        response.raise_for_status()
        encoding = response.headers.get("Content-Encoding")
        smaller = response.num_bytes_downloaded < len(response.content)
        print(encoding, smaller, type(response.json()).__name__)
        #> gzip True dict
        #> deflate True dict
        #> None False dict
