from concurrent.futures import ThreadPoolExecutor
from functools import partial

import httpx


def outcome(client: httpx.Client, login: str) -> int | httpx.HTTPError:
    try:
        response = client.get(f"https://api.github.com/users/{login}")
        response.raise_for_status()
    except httpx.HTTPError as error:
        return error
    return response.json()["public_repos"]


logins = ["python", "no.such.user", "django"]
with httpx.Client() as client, ThreadPoolExecutor() as executor:
    results = executor.map(partial(outcome, client), logins)
    outcomes = dict(zip(logins, results, strict=True))

for login, result in outcomes.items():
    failed = isinstance(result, httpx.HTTPError)
    print(login, "failed" if failed else result)
    #> python 79
    #> no.such.user failed
    #> django 28
