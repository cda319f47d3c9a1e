uv add requests
