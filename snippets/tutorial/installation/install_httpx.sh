python -m pip install "httpx[http2]"
