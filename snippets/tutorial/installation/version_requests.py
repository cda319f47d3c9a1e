from importlib.metadata import metadata

import requests

print("requests", requests.__version__)
#> requests 2.34.2
print("Python", metadata("requests")["Requires-Python"])
#> Python >=3.10
