import httpx

url = "https://httpbin.org/bytes/10000"
with httpx.stream("GET", url) as response:
    response.raise_for_status()
    for chunk in response.iter_bytes(chunk_size=4096):
        print(len(chunk))
        #> 4096
        #> 4096
        #> 1808
