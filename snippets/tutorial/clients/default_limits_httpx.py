import inspect

import httpx

default = inspect.signature(httpx.Client).parameters["limits"].default
print("idle, over all hosts:", default.max_keepalive_connections)
#> idle, over all hosts: 20
print("open, over all hosts:", default.max_connections)
#> open, over all hosts: 100
print("seconds idle:", default.keepalive_expiry)
#> seconds idle: 5.0
