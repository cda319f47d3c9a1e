import httpx

print(httpx.Timeout(10.0))
#> Timeout(timeout=10.0)
print(httpx.Timeout(10.0, connect=5.0))
#> Timeout(connect=5.0, read=10.0, write=10.0, pool=10.0)
print(httpx.Timeout((5.0, 10.0)))  # the pair from requests
#> Timeout(connect=5.0, read=10.0, write=None, pool=None)
try:
    httpx.Timeout(connect=5.0)
except ValueError as error:
    print(type(error).__name__)
    #> ValueError
