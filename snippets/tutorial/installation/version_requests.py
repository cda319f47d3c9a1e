import requests

print(requests.__name__, requests.__version__)
#> requests 2.34.2
