import requests

FIELDS = [
    ("tag", "http"),
    ("tag", "python"),
    ("draft", "false"),
    ("author", None),
]

with requests.Session() as session:
    response = session.post(
        "https://httpbin.org/post", data=FIELDS, timeout=5.0
    )
response.raise_for_status()
print(response.request.body)
#> tag=http&tag=python&draft=false
print(response.json()["form"])
#> {'draft': 'false', 'tag': ['http', 'python']}
