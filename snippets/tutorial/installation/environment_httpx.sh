python -m venv .venv
. .venv/bin/activate
python -m pip install "httpx[http2]"
