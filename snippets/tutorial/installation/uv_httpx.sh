uv add "httpx[http2]"
