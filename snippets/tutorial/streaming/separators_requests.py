import base64

import requests

document = '{"text": "one\u2028line"}\n'.encode()
# httpbin.org sends back what the URL holds in base64.
name = base64.urlsafe_b64encode(document).decode()
url = f"https://httpbin.org/base64/{name}"

with requests.get(url, stream=True, timeout=5.0) as response:
    response.raise_for_status()
    print("lines:", len(list(response.iter_lines())))
    #> lines: 1
