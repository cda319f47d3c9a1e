import httpx

response = httpx.get("https://api.github.com/users/no.such.user")
try:
    response.raise_for_status()
except httpx.HTTPStatusError as error:
    print(error.response.status_code)
    #> 404
    print(error.response.json()["message"])
    #> Not Found
