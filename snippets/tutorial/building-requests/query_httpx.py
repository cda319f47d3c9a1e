import httpx

URL = "https://httpbin.org/get?page=2"
PARAMS = {
    "q": "caffè",
    "tag": ["http", "python"],
    "draft": True,
    "author": None,
}

with httpx.Client() as client:
    url = httpx.URL(URL).copy_merge_params(PARAMS)
    response = client.get(url)
    response.raise_for_status()
    print(response.url.query.decode())
    #> page=2&q=caff%C3%A8&tag=http&tag=python&draft=true&author=
    print(sorted(response.json()["args"]))
    #> ['author', 'draft', 'page', 'q', 'tag']
