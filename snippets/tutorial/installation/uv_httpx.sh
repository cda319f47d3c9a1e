uv add httpx
