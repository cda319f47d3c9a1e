from concurrent.futures import ThreadPoolExecutor

import requests


def outcome(login: str) -> int | requests.RequestException:
    url = f"https://api.github.com/users/{login}"
    try:
        response = requests.get(url, timeout=5.0)
        response.raise_for_status()
    except requests.RequestException as error:
        return error
    return response.json()["public_repos"]


logins = ["python", "no.such.user", "django"]
with ThreadPoolExecutor() as executor:
    outcomes = dict(zip(logins, executor.map(outcome, logins), strict=True))

for login, result in outcomes.items():
    failed = isinstance(result, requests.RequestException)
    print(login, "failed" if failed else result)
    #> python 79
    #> no.such.user failed
    #> django 28
