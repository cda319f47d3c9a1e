import requests

url = "https://httpbin.org/bytes/10000"
with requests.get(url, stream=True, timeout=5.0) as response:
    response.raise_for_status()
    for chunk in response.iter_content(chunk_size=4096):
        print(len(chunk))
        #> 4096
        #> 4096
        #> 1808
