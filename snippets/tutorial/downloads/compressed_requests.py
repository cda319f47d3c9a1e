import requests

url = "https://httpbin.org/gzip"
with requests.get(url, stream=True, timeout=5.0) as response:
    response.raise_for_status()
    total = int(response.headers["Content-Length"])
    decoded = sum(len(chunk) for chunk in response.iter_content(4096))
    print("decoded content is longer than promised:", decoded > total)
    #> decoded content is longer than promised: True
    print(f"downloaded: {response.raw.tell() / total:.0%}")
    #> downloaded: 100%
