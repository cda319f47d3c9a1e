import httpx

url = "https://api.github.com/users/no.such.user"
with httpx.stream("GET", url) as response:
    if not response.is_success:
        response.read()
        print(response.status_code, response.json()["message"])
        #> 404 Not Found
