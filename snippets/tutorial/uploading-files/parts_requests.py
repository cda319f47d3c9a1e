import requests

FIELDS = {"album": "Rome", "tags": ["travel", "2026"]}
FILES = [
    ("photos", ("forum.jpg", b"a photo", "image/jpeg")),
    ("photos", ("pantheon.jpg", b"another photo", "image/jpeg")),
    ("notes", ("notes.md", "# Rome", "text/markdown")),
]

with requests.Session() as session:
    request = session.prepare_request(
        requests.Request(
            "POST", "https://httpbin.org/post", data=FIELDS, files=FILES
        )
    )
    for line in request.body.decode().splitlines():
        if line.startswith("Content-"):
            print(line.removeprefix("Content-Disposition: "))
            #> form-data; name="album"
            #> form-data; name="tags"
            #> form-data; name="tags"
            #> form-data; name="photos"; filename="forum.jpg"
            #> Content-Type: image/jpeg
            #> form-data; name="photos"; filename="pantheon.jpg"
            #> Content-Type: image/jpeg
            #> form-data; name="notes"; filename="notes.md"
            #> Content-Type: text/markdown
    response = session.send(request, timeout=5.0)
    response.raise_for_status()
    print(response.json()["form"])
    #> {'album': 'Rome', 'tags': ['travel', '2026']}
