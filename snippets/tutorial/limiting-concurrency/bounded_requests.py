from concurrent.futures import ThreadPoolExecutor

import requests

URLS = [f"https://httpbin.org/get?id={number}" for number in range(10)]


def fetch(url: str) -> str:
    response = requests.get(url, timeout=5.0)
    response.raise_for_status()
    return response.json()["args"]["id"]


with ThreadPoolExecutor(max_workers=3) as executor:
    ids = list(executor.map(fetch, URLS))
print(" ".join(ids))
#> 0 1 2 3 4 5 6 7 8 9
