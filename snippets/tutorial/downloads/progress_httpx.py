import httpx

url = "https://httpbin.org/range/102400?duration=4&chunk_size=25600"
with httpx.stream("GET", url) as response:
    response.raise_for_status()
    total = int(response.headers["Content-Length"])
    with open("data.bin", "wb") as file:
        for chunk in response.iter_bytes(chunk_size=25_600):
            file.write(chunk)
            print(f"{response.num_bytes_downloaded / total:.0%}")
            #> 25%
            #> 50%
            #> 75%
            #> 100%
