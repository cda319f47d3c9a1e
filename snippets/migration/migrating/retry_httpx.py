import time

import httpx

TEMPORARY = {429, 502, 503, 504}


def get(client: httpx.Client, url: str) -> httpx.Response:
    for pause in [1, 2, 4]:
        try:
            response = client.get(url)
            if response.status_code not in TEMPORARY:
                return response
            reason = f"status {response.status_code}"
        except httpx.TransportError as error:
            reason = repr(error)
        print(f"{reason}, waiting {pause} s")
        #> status 503, waiting 1 s
        #> status 503, waiting 2 s
        #> status 503, waiting 4 s
        time.sleep(pause)
    return client.get(url)


with httpx.Client(follow_redirects=True) as client:
    response = get(client, "https://httpbin.org/status/503")
print(response.status_code)
#> 503
