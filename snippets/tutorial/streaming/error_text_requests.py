import requests

url = "https://api.github.com/users/no.such.user"
with requests.get(url, stream=True, timeout=5.0) as response:
    try:
        response.raise_for_status()
    except requests.HTTPError as error:
        print("Not Found" in error.response.text)
        #> True
