import httpx

URLS = [
    "https://httpbin.org/get",
    "https://httpbin.org/status/503",
    "https://httpbin.org/delay/8",
    "https://no-such-host.invalid/",
]


def fate(client: httpx.Client, url: str) -> str:
    try:
        response = client.get(url)
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return f"refused with {error.response.status_code}"
    except httpx.TimeoutException:
        return "too late"
    except httpx.RequestError:
        return "no answer"
    return "fine"


with httpx.Client() as client:
    for url in URLS:
        print(fate(client, url))
        #> fine
        #> refused with 503
        #> too late
        #> no answer
