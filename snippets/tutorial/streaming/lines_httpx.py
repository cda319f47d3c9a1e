import httpx

url = "https://httpbin.org/robots.txt"
with httpx.stream("GET", url) as response:
    response.raise_for_status()
    for line in response.iter_lines():
        print(repr(line))
        #> 'User-agent: *'
        #> 'Disallow: /deny'
