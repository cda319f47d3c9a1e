import httpx

with httpx.Client() as client:
    for code in [200, 204, 304, 404, 503]:
        response = client.get(f"https://httpbin.org/status/{code}")
        phrase = httpx.codes.get_reason_phrase(response.status_code)
        print(
            code,
            phrase,
            response.is_success,
            response.is_redirect,
            response.is_error,
        )
        #> 200 OK True False False
        #> 204 No Content True False False
        #> 304 Not Modified False True False
        #> 404 Not Found False False True
        #> 503 Service Unavailable False False True
