import sys

import httpx

sys.modules["h2"] = None  # as if only `pip install httpx` had run

try:
    httpx.Client(http2=True)
except ImportError as error:
    print(str(error).partition(". ")[0])
    #> Using http2=True, but the 'h2' package is not installed
