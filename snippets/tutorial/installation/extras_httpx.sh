python -m pip install "httpx[http2,brotli,zstd]"
