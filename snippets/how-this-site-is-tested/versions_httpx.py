from importlib.metadata import version

for package in ["requests", "httpx", "h2", "httpx2", "aiohttp"]:
    print(package, version(package))
    #> requests 2.34.2
    #> httpx 0.28.1
    #> h2 4.4.1
    #> httpx2 2.16.2
    #> aiohttp 3.14.5
