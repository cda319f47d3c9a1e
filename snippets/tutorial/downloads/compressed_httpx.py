import httpx

url = "https://httpbin.org/gzip"
with httpx.stream("GET", url) as response:
    response.raise_for_status()
    total = int(response.headers["Content-Length"])
    decoded = sum(len(chunk) for chunk in response.iter_bytes())
    print("decoded content is longer than promised:", decoded > total)
    #> decoded content is longer than promised: True
    print(f"downloaded: {response.num_bytes_downloaded / total:.0%}")
    #> downloaded: 100%
