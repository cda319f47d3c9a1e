import httpx

URLS = [
    "https://httpbin.org/get",
    "https://httpbin.org/status/503",
    "https://httpbin.org/delay/8",
    "https://no-such-host.invalid/",
]


def outcome(client: httpx.Client, url: str) -> str:
    try:
        response = client.get(url)
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return f"error status {error.response.status_code}"
    except httpx.TimeoutException:
        return "timed out"
    except httpx.RequestError:
        return "no response"
    return "fine"


with httpx.Client() as client:
    for url in URLS:
        print(outcome(client, url))
        #> fine
        #> error status 503
        #> timed out
        #> no response
