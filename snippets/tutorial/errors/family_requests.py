import requests

print(issubclass(requests.ConnectTimeout, requests.ConnectionError))
#> True
print(issubclass(requests.exceptions.InvalidURL, requests.RequestException))
#> True
print(issubclass(requests.JSONDecodeError, requests.RequestException))
#> True
print(issubclass(requests.RequestException, OSError))
#> True
print(issubclass(requests.Timeout, TimeoutError))
#> False
