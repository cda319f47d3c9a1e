import inspect

import httpx

options = inspect.signature(httpx.AsyncClient).parameters
print(repr(options["limits"].default))
"""
Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=5.0)
"""
print(repr(httpx.Limits(max_connections=10)))
"""
Limits(max_connections=10, max_keepalive_connections=None, keepalive_expiry=5.0)
"""
