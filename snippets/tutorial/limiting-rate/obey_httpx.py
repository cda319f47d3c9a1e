import time

import httpx

URL = "https://api.github.com/search/repositories"
PATIENCE = 120.0  # seconds
WORDS = ["http", "tcp", "tls", "dns", "ssh", "ftp"]
WORDS += ["smtp", "imap", "mqtt", "amqp", "grpc", "quic"]


def seconds_to_wait(response: httpx.Response) -> float:
    """How long the server asks to wait; 0 if it does not ask."""
    if response.status_code not in (403, 429):
        return 0.0
    if "Retry-After" in response.headers:
        return float(response.headers["Retry-After"])
    if response.headers.get("X-RateLimit-Remaining") == "0":
        reset = float(response.headers["X-RateLimit-Reset"])
        return max(0.0, reset - time.time()) + 1.0
    return 0.0


def search(client: httpx.Client, word: str) -> int:
    response = client.get(URL, params={"q": word})
    seconds = seconds_to_wait(response)
    if 0.0 < seconds <= PATIENCE:
        print(f"told to wait {seconds:.0f} s")
        #> told to wait 60 s
        time.sleep(seconds)
        response = client.get(URL, params={"q": word})
    response.raise_for_status()
    return response.json()["total_count"]


with httpx.Client() as client:
    counts = [search(client, word) for word in WORDS]
print(len(counts), "answers")
#> 12 answers
