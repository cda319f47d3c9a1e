import requests

url = "https://api.github.com/users/no.such.user"
with requests.get(url, stream=True, timeout=5.0) as response:
    if not response.ok:
        print(response.status_code, response.json()["message"])
        #> 404 Not Found
