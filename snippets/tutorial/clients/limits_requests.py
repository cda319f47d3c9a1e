import inspect

from requests.adapters import HTTPAdapter

options = inspect.signature(HTTPAdapter).parameters
print("idle connections for each host:", options["pool_maxsize"].default)
#> idle connections for each host: 10
print("waits for a free one:", options["pool_block"].default)
#> waits for a free one: False
