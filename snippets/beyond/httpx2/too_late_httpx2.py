import httpx
import httpx2

try:
    httpx2.alias_httpx()
except RuntimeError:
    print("too late,", httpx.__name__, "is already imported")
    #> too late, httpx is already imported
