python -m pip install requests
