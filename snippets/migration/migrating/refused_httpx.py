import httpx

with httpx.Client() as client:
    for option in ["verify", "cert", "proxies", "hooks", "stream"]:
        try:
            client.get("https://httpbin.org/get", **{option: None})
        except TypeError as error:
            print(str(error).partition("() ")[2])
            #> got an unexpected keyword argument 'verify'
            #> got an unexpected keyword argument 'cert'
            #> got an unexpected keyword argument 'proxies'
            #> got an unexpected keyword argument 'hooks'
            #> got an unexpected keyword argument 'stream'
