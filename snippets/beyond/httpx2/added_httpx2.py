import httpx
import httpx2

shared = set(httpx.__all__)
print(sorted(set(httpx2.__all__) - shared, key=str.lower))
"""
[
    "alias_httpx",
    "EventSource",
    "FunctionAuth",
    "Origin",
    "query",
    "ServerSentEvent",
    "SSEError",
    "websocket",
]
"""
