import requests

with requests.Session() as session:
    response = session.post(
        "https://httpbin.org/post", data=b"raw bytes", timeout=5.0
    )
    response.raise_for_status()
    print(response.json()["data"])
    #> raw bytes
    response = session.post(
        "https://httpbin.org/post",
        data=[("tag", "new"), ("tag", "blue")],
        timeout=5.0,
    )
    response.raise_for_status()
    print(response.json()["form"])
    #> {'tag': ['new', 'blue']}
    response = session.delete(
        "https://httpbin.org/delete", json={"id": 7}, timeout=5.0
    )
    response.raise_for_status()
    print(response.json()["json"])
    #> {'id': 7}
