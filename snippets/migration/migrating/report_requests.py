import requests

API = "https://api.github.com"


def report(session: requests.Session, login: str) -> str:
    try:
        response = session.get(f"{API}/users/{login}", timeout=(3.0, 10.0))
        response.raise_for_status()
    except requests.HTTPError as error:
        return f"{login}: status {error.response.status_code}"
    except requests.Timeout:
        return f"{login}: timed out"
    except requests.RequestException as error:
        return f"{login}: {error!r}"
    return f"{login}: {response.json()['name']}"


with requests.Session() as session:
    session.headers["Accept"] = "application/vnd.github+json"
    for login in ["python", "no.such.user"]:
        print(report(session, login))
        #> python: Python
        #> no.such.user: status 404
