import httpx

URLS = [
    "https://httpbin.org/get",
    "https://api.github.com/users/no.such.user",
    "https://httpbin.org/status/418",
    "https://httpbin.org/status/500",
]


def problem(url: str) -> str | None:
    """Return what the server says is wrong, or None if the response is a success."""
    response = httpx.get(url)
    if response.is_success:
        return None
    try:
        content = response.json()
    except ValueError:
        content = None
    if isinstance(content, dict) and isinstance(content.get("message"), str):
        return content["message"]
    for line in response.text.splitlines():
        if line.strip():
            return line.strip()
    return f"{response.status_code} {httpx.codes.get_reason_phrase(response.status_code)}"


for url in URLS:
    print(problem(url))
    #> None
    #> Not Found
    #> -=[ teapot ]=-
    #> 500 Internal Server Error
