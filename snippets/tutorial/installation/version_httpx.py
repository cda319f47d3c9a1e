from importlib.metadata import metadata

import httpx

print("httpx", httpx.__version__)
#> httpx 0.28.1
print("Python", metadata("httpx")["Requires-Python"])
#> Python >=3.8
