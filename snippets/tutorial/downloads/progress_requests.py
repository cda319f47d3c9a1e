import requests

url = "https://httpbin.org/range/102400?duration=4&chunk_size=25600"
with requests.get(url, stream=True, timeout=5.0) as response:
    response.raise_for_status()
    total = int(response.headers["Content-Length"])
    with open("data.bin", "wb") as file:
        for chunk in response.iter_content(chunk_size=25_600):
            file.write(chunk)
            print(f"{response.raw.tell() / total:.0%}")
            #> 25%
            #> 50%
            #> 75%
            #> 100%
