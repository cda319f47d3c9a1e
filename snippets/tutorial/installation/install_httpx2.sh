python -m pip install httpx2
