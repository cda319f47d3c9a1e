import requests

URL = "https://api.github.com/users/python"

with requests.Session() as session:
    first = session.get(URL, timeout=5.0)
    first.raise_for_status()
    headers = {"If-None-Match": first.headers["ETag"]}
    again = session.get(URL, headers=headers, timeout=5.0)
    print(first.status_code, again.status_code)
    #> 200 304
    if again.status_code == requests.codes.not_modified:
        account = first.json()
    else:
        again.raise_for_status()
        account = again.json()
    print(account["name"], len(again.content))
    #> Python 0
