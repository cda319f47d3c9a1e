python -m pip install httpx
