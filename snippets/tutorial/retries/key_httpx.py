import random
import time
import uuid

import httpx

URL = "https://httpbin.org/anything/payments"


def pay(client: httpx.Client, cents: int, tries: int = 3) -> httpx.Response:
    """Send one payment; the key is the same for each try, and another one for each payment."""
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    for attempt in range(1, tries):
        try:
            return client.post(URL, json={"cents": cents}, headers=headers)
        except httpx.TransportError:
            time.sleep(random.uniform(0, 2**attempt))
    return client.post(URL, json={"cents": cents}, headers=headers)


with httpx.Client() as client:
    keys = set()
    for cents in [1990, 500]:
        response = pay(client, cents)
        response.raise_for_status()
        keys.add(response.json()["headers"]["Idempotency-Key"])
    print(len(keys))
    #> 2
