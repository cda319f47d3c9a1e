python -m pip install aiohttp
