import requests

with requests.Session() as session:
    session.headers.update({"Accept": "application/json", "X-Team": "blue"})
    response = session.get(
        "https://httpbin.org/headers",
        headers={
            "accept": "text/csv",
            "X-Tag": "one,two",
            "User-Agent": None,
        },
        timeout=5.0,
    )
    response.raise_for_status()
    received = response.json()["headers"]
    for name in ["Accept", "X-Team", "X-Tag", "User-Agent"]:
        print(f"{name}: {received.get(name)}")
        #> Accept: text/csv
        #> X-Team: blue
        #> X-Tag: one,two
        #> User-Agent: python-urllib3/2.8.0
