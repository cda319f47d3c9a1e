import httpx
import httpx2

try:
    httpx2.get("https://no-such-host.invalid/")
except httpx.HTTPError:
    print("caught as httpx.HTTPError")
except httpx2.HTTPError:
    print("caught as httpx2.HTTPError")
    #> caught as httpx2.HTTPError
