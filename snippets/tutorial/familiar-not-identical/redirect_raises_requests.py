import requests

response = requests.get(
    "https://httpbin.org/redirect/1", allow_redirects=False, timeout=5.0
)
try:
    response.raise_for_status()
    print("no error")
    #> no error
except requests.HTTPError:
    print("an error")
