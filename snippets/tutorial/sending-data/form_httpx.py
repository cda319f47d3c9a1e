import httpx

FIELDS = [
    ("tag", "http"),
    ("tag", "python"),
    ("draft", "false"),
    ("author", None),
]

form: dict[str, list[str]] = {}
for name, value in FIELDS:
    if value is not None:
        form.setdefault(name, []).append(value)

with httpx.Client() as client:
    response = client.post("https://httpbin.org/post", data=form)
response.raise_for_status()
print(response.request.content.decode())
#> tag=http&tag=python&draft=false
print(response.json()["form"])
#> {'draft': 'false', 'tag': ['http', 'python']}
