import requests


def show(request: requests.PreparedRequest) -> None:
    """Print the parts of a request, but for Host, which is added later."""
    print(request.method, request.url)
    #> POST https://api.example.com/v1/cities?lang=it
    for name, value in request.headers.items():
        print(f"{name}: {value}")
        #> User-Agent: my-tool/1.0
        #> Accept-Encoding: gzip
        #> Accept: */*
        #> Connection: keep-alive
        #> Content-Length: 16
        #> Content-Type: application/json
    body = request.body or b""
    if isinstance(body, bytes):  # that of a form is text
        body = body.decode(errors="replace")
    print(body)
    #> {"name": "Roma"}


with requests.Session() as session:
    session.headers["User-Agent"] = "my-tool/1.0"
    session.headers["Accept-Encoding"] = "gzip"
    request = requests.Request(
        "POST",
        "https://api.example.com/v1/cities",
        params={"lang": "it"},
        json={"name": "Roma"},
    )
    show(session.prepare_request(request))
