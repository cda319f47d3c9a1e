import requests

URL = (
    "https://raw.githubusercontent.com/python/cpython/main/"
    "Lib/test/encoded_modules/module_iso_8859_1.py"
)

with requests.Session() as session:
    response = session.get(URL, timeout=5.0)
response.raise_for_status()
print(response.headers["Content-Type"])
#> text/plain; charset=utf-8
print(response.text.splitlines()[2])
#> test = ("Les hommes ont oubli� cette v�rit�, "
response.encoding = "iso-8859-1"
print(response.text.splitlines()[2])
#> test = ("Les hommes ont oublié cette vérité, "
