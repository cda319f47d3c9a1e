from concurrent.futures import ThreadPoolExecutor
from functools import partial

import httpx

URLS = [f"https://httpbin.org/get?id={number}" for number in range(10)]


def fetch(client: httpx.Client, url: str) -> str:
    response = client.get(url)
    response.raise_for_status()
    return response.json()["args"]["id"]


with httpx.Client() as client, ThreadPoolExecutor(max_workers=3) as executor:
    ids = list(executor.map(partial(fetch, client), URLS))
print(" ".join(ids))
#> 0 1 2 3 4 5 6 7 8 9
