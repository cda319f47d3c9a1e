python -m pip install "httpx2[http2]"
