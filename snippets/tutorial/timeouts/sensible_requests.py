import requests

TIMEOUT = (5.0, 10.0)  # connect, read

with requests.Session() as session:
    try:
        response = session.get("https://httpbin.org/delay/8", timeout=TIMEOUT)
        response.raise_for_status()
        print(response.status_code)
        #> 200
    except requests.Timeout as error:
        print(f"timed out: {error!r}")
    except requests.RequestException as error:
        print(f"failed: {error!r}")
