import httpx

url = "https://api.github.com/users/no.such.user"
with httpx.stream("GET", url) as response:
    if not response.is_success:
        try:
            print(response.json()["message"])
        except httpx.ResponseNotRead as error:
            print(type(error).__name__)
            #> ResponseNotRead
