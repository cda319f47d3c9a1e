import requests

response = requests.get("https://httpbin.org/robots.txt", timeout=5.0)
response.raise_for_status()

print(response.headers["Content-Type"])
#> text/plain
print(response.encoding)
#> ISO-8859-1
