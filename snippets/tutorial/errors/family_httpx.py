import json

import httpx

print(issubclass(httpx.ConnectTimeout, httpx.ConnectError))
#> False
print(issubclass(httpx.InvalidURL, httpx.HTTPError))
#> False
print(issubclass(json.JSONDecodeError, httpx.HTTPError))
#> False
print(issubclass(httpx.HTTPError, OSError))
#> False
print(issubclass(httpx.TimeoutException, TimeoutError))
#> False
