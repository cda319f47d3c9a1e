import httpx


def closed_client() -> None:
    with httpx.Client() as client:
        pass
    client.get("https://httpbin.org/get")


def no_url() -> None:
    httpx.get("https://httpbin.org:port/get")


def no_json() -> None:
    httpx.get("https://httpbin.org/html").json()


def read_twice() -> None:
    with httpx.stream("GET", "https://httpbin.org/get") as response:
        for _ in response.iter_bytes():
            break
        response.read()


def wrong_argument() -> None:
    httpx.post("https://httpbin.org/post", json={1, 2})


for provoke in [closed_client, no_url, no_json, read_twice, wrong_argument]:
    try:
        provoke()
    except Exception as error:
        print(
            f"{provoke.__name__}: {type(error).__name__}",
            isinstance(error, httpx.HTTPError),
        )
        #> closed_client: RuntimeError False
        #> no_url: InvalidURL False
        #> no_json: JSONDecodeError False
        #> read_twice: StreamConsumed False
        #> wrong_argument: TypeError False
