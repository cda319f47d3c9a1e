import httpx

URL = "https://httpbin.org/get"

with httpx.Client() as client:
    for option in ["proxies", "verify", "cert", "stream", "hooks"]:
        try:
            client.get(URL, **{option: None})
        except TypeError:
            print(f"client.get() takes no {option}=")
            #> client.get() takes no proxies=
            #> client.get() takes no verify=
            #> client.get() takes no cert=
            #> client.get() takes no stream=
            #> client.get() takes no hooks=
