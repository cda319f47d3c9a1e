import httpx

with httpx.Client() as client:
    for code in [200, 204, 304, 404, 503]:
        response = client.get(f"https://httpbin.org/status/{code}")
        known = httpx.codes(response.status_code).name
        print(
            code,
            known,
            response.is_success,
            response.is_redirect,
            response.is_error,
        )
        #> 200 OK True False False
        #> 204 NO_CONTENT True False False
        #> 304 NOT_MODIFIED False True False
        #> 404 NOT_FOUND False False True
        #> 503 SERVICE_UNAVAILABLE False False True
