import requests

response = requests.get(
    "https://api.github.com/users/no.such.user", timeout=5.0
)
try:
    response.raise_for_status()
except requests.HTTPError as error:
    print(error.response.status_code)
    #> 404
    print(error.response.json()["message"])
    #> Not Found
