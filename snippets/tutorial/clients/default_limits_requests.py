import inspect

from requests.adapters import HTTPAdapter

default = inspect.signature(HTTPAdapter).parameters
print("hosts remembered:", default["pool_connections"].default)
#> hosts remembered: 10
print("idle, for each host:", default["pool_maxsize"].default)
#> idle, for each host: 10
print("waits for a free one:", default["pool_block"].default)
#> waits for a free one: False
