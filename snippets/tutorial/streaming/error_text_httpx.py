import httpx

url = "https://api.github.com/users/no.such.user"
try:
    with httpx.stream("GET", url) as response:
        if not response.is_success:
            response.read()
        response.raise_for_status()
except httpx.HTTPStatusError as error:
    print("Not Found" in error.response.text)
    #> True
