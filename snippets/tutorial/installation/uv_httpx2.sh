uv add httpx2
