import httpx


def show(request: httpx.Request) -> None:
    """Print the parts of a request."""
    print(request.method, request.url)
    #> POST https://api.example.com/v1/cities?lang=it
    for name, value in request.headers.multi_items():
        print(f"{name}: {value}")
        #> host: api.example.com
        #> accept: */*
        #> connection: keep-alive
        #> user-agent: my-tool/1.0
        #> accept-encoding: gzip
        #> content-length: 15
        #> content-type: application/json
    print(request.read().decode(errors="replace"))
    #> {"name":"Roma"}


with httpx.Client(
    base_url="https://api.example.com/v1",
    headers={"User-Agent": "my-tool/1.0", "Accept-Encoding": "gzip"},
) as client:
    show(
        client.build_request(
            "POST", "/cities", params={"lang": "it"}, json={"name": "Roma"}
        )
    )
