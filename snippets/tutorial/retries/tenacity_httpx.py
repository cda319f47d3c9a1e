import httpx
from tenacity import (
    retry,
    retry_if_exception,
    stop_after_attempt,
    wait_random_exponential,
)


def is_temporary(error: BaseException) -> bool:
    if isinstance(error, httpx.HTTPStatusError):
        return error.response.status_code in {429, 502, 503, 504}
    return isinstance(error, httpx.TransportError)


@retry(
    retry=retry_if_exception(is_temporary),
    wait=wait_random_exponential(max=30),
    stop=stop_after_attempt(4),
    reraise=True,
)
def get(client: httpx.Client, url: str) -> httpx.Response:
    return client.get(url).raise_for_status()


with httpx.Client() as client:
    for status in [200, 404, 503]:
        try:
            get(client, f"https://httpbin.org/status/{status}")
            outcome = "fine"
        except httpx.HTTPStatusError:
            outcome = "failed"
        print(status, outcome, get.statistics["attempt_number"])
        #> 200 fine 1
        #> 404 failed 1
        #> 503 failed 4
