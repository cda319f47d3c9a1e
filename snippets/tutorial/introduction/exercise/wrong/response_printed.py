"""The program should print the name that is in the answer, and nothing else; it prints '<Response
[200 OK]>'."""

import httpx

print(httpx.get("https://httpbin.org/user-agent"))
