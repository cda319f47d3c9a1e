uv add "httpx2[http2]"
