import time

import requests

URL = "https://api.github.com/search/repositories"


def pause(response: requests.Response) -> float | None:
    """Seconds that the server asks for; None: it did not refuse."""
    if response.status_code not in (403, 429):
        return None
    if "Retry-After" in response.headers:
        return float(response.headers["Retry-After"])
    if response.headers.get("X-RateLimit-Remaining") == "0":
        reset = float(response.headers["X-RateLimit-Reset"])
        return max(0.0, reset - time.time())
    return None


def search(session: requests.Session, word: str) -> int:
    response = session.get(URL, params={"q": word}, timeout=5.0)
    if (seconds := pause(response)) is not None:
        print(f"told to wait {seconds:.0f} s")
        #> told to wait 59 s
        time.sleep(seconds)
        response = session.get(URL, params={"q": word}, timeout=5.0)
    response.raise_for_status()
    return response.json()["total_count"]


with requests.Session() as session:
    counts = [search(session, "python") for _ in range(12)]
print(len(counts), "answers")
#> 12 answers
