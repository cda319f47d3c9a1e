import base64
import json

import requests

document = '{"text": "one\u2028line"}\r\n\r\n{"text": "two"}\n'.encode()
# httpbin.org sends back what the URL holds in base64.
name = base64.urlsafe_b64encode(document).decode()
url = f"https://httpbin.org/base64/{name}"

with requests.get(url, stream=True, timeout=5.0) as response:
    response.raise_for_status()
    for line in response.iter_lines():
        if line.strip():
            print(json.loads(line)["text"].split())
            #> ['one', 'line']
            #> ['two']
