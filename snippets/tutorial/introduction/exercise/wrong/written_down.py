"""No request was sent; the server is to say by which name it knows you."""

import httpx

print(f"python-httpx/{httpx.__version__}")
