import requests

url = "https://httpbin.org/robots.txt"
with requests.get(url, stream=True, timeout=5.0) as response:
    response.raise_for_status()
    for line in response.iter_lines():
        print(repr(line))
        #> b'User-agent: *'
        #> b'Disallow: /deny'
