import httpx

print(httpx.__name__, httpx.__version__)
#> httpx 0.28.1
