import httpx

TIMEOUT = httpx.Timeout(10.0, connect=5.0)

with httpx.Client(timeout=TIMEOUT) as client:
    try:
        response = client.get("https://httpbin.org/delay/8")
        response.raise_for_status()
        print(response.status_code)
        #> 200
    except httpx.TimeoutException as error:
        print(f"timed out: {error!r}")
    except httpx.HTTPError as error:
        print(f"failed: {error!r}")
