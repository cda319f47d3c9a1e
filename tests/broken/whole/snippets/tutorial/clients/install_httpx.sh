pip install httpx
