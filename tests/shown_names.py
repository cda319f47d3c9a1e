"""An expression for each row of porting/names.toml that says "same", "different" or "silent".

tests/test_names.py evaluates it with requests and with httpx, and compares. Where the two need
other words, it is a pair. `lib` is the library, `client` a new Session or Client, and `answer`
makes a response.
"""

METHODS = ("get", "post", "put", "patch", "delete")
CALLS = {
    f"{group}.{name}": f"{of}.{name}({url!r}).status_code"
    for group, of in (("requests", "lib"), ("Session", "client"))
    for name, url in (
        *((name, "https://httpbin.org/redirect-to?url=/anything") for name in METHODS),
        ("head", "https://httpbin.org/delay/9"),
    )
}
ARGS = 'client.get(f"{GET}?a=1", params={"b": 2}).json()["args"]'
COOKIE = '[client.cookies.set("a", "1"), list(client.cookies)][-1]'
JSON = 'client.post(GET, json={"a": 1}).json()["data"]'
FILE = '{"f": ("a.txt", b"x")}'
BASIC = 'client.get(GET, auth=HTTPBasicAuth(username="a", password="b")).json()["headers"]'
DIGEST = "client.get(DIGEST, auth=HTTPDigestAuth(username='a', password='b')).status_code"

SHOWN: dict[str, str | tuple[str, str]] = {
    **CALLS,
    "requests.options": "lib.options(GET, data=b'x').status_code",
    "Session.options": "client.options(GET, data=b'x').status_code",
    "requests.request": 'lib.request("GET", "https://httpbin.org/redirect/1").status_code',
    "requests.Request": 'lib.Request("GET", GET).url',
    "requests.Response": "bool(answer(404))",
    "requests.codes": "lib.codes.okay",
    "arguments.method": 'client.request(method="PUT", url=GET).json()["method"]',
    "arguments.url": 'client.request(method="PUT", url=GET).json()["url"]',
    "arguments.params": ARGS,
    "arguments.data": 'client.post(GET, data=[("a", "1")]).status_code',
    "arguments.headers": 'client.get(GET, headers={"A": None}).status_code',
    "arguments.cookies": 'client.get(GET, cookies={"a": "1"}).status_code',
    "arguments.files": 'client.post(GET, files={"f": io.StringIO("x")}).status_code',
    "arguments.auth": (
        '[setattr(client, "auth", ("a", "b")), "Authorization" in '
        'client.get(GET, auth=None).json()["headers"]][-1]'
    ),
    "arguments.timeout": 'client.get("https://httpbin.org/delay/9").status_code',
    "arguments.json": JSON,
    "Session.request": 'client.request("GET", "https://httpbin.org/redirect/1").status_code',
    "Session.close": "[client.close(), client.get(GET).status_code][-1]",
    "Session.send": (
        'client.send(client.prepare_request(lib.Request("GET", GET)), timeout=5).status_code',
        'client.send(client.build_request("GET", GET), timeout=5).status_code',
    ),
    "Session.headers": '[setattr(client, "headers", {}), sorted(client.headers)][-1]',
    "Session.params": f'[setattr(client, "params", {{"c": "3"}}), {ARGS}][-1]',
    "Session.cookies": COOKIE,
    "Session.auth": (
        '[setattr(client, "auth", ("a", "b")), client.get(GET).request.headers["Authorization"]]'
    ),
    "Session.max_redirects": "client.max_redirects",
    "Session.trust_env": 'setattr(client, "trust_env", False)',
    "Session.stream": "callable(client.stream)",
    "Session.verify": 'hasattr(client, "verify")',
    "Session.cert": 'hasattr(client, "cert")',
    "Session.proxies": 'hasattr(client, "proxies")',
    "Session.hooks": (
        '[setattr(client, "hooks", {"response": [seen]}), client.get(GET), seen.call_count][-1]'
    ),
    "Response.text": 'answer(200, "é".encode(), {"Content-Type": "text/html"}).text',
    "Response.json": "answer(200, '\"é\"'.encode('latin-1')).json()",
    "Response.headers": 'list(answer(200, b"", {"A-B": "1"}).headers)',
    "Response.cookies": (
        "list(client.get(COOKIES, allow_redirects=False).cookies)",
        "list(client.get(COOKIES).cookies)",
    ),
    "Response.url": "client.get(GET).url",
    "Response.elapsed": "client.get(DRIP, timeout=9).elapsed.total_seconds() > 1",
    "Response.encoding": 'answer(200, b"", {"Content-Type": "text/html"}).encoding',
    "Response.request": "client.get(GET).request",
    "Response.raise_for_status": 'client.get("https://httpbin.org/status/304").raise_for_status()',
    "Response.is_redirect": "answer(304).is_redirect",
    "Response.iter_lines": 'list(answer(200, "a\\u2028b".encode()).iter_lines())',
    "Response.__bool__": "bool(answer(404))",
    "Request.method": "client.put(GET).request.method",
    "Request.url": "client.get(GET).request.url",
    "Request.headers": 'client.get(GET, headers={"X-A": "1"}).request.headers["x-a"]',
    "exceptions.RequestException": (
        "issubclass(lib.RequestException, OSError)",
        "issubclass(lib.HTTPError, OSError)",
    ),
    "exceptions.HTTPError": "lib.HTTPError.__subclasses__() == []",
    "exceptions.ConnectTimeout": (
        "issubclass(lib.ConnectTimeout, lib.ConnectionError)",
        "issubclass(lib.ConnectTimeout, (lib.ConnectError, lib.NetworkError))",
    ),
    "exceptions.ReadTimeout": 'client.get("https://httpbin.org/delay/9", timeout=1)',
    "exceptions.Timeout": "issubclass(lib.Timeout, Exception)",
    "exceptions.TooManyRedirects": (
        'client.get("https://httpbin.org/redirect/40")',
        'client.get("https://httpbin.org/redirect/40", follow_redirects=True)',
    ),
    "exceptions.ProxyError": (
        "issubclass(lib.exceptions.ProxyError, lib.ConnectionError)",
        "issubclass(lib.ProxyError, (lib.ConnectError, lib.NetworkError))",
    ),
    "exceptions.InvalidURL": (
        "issubclass(lib.exceptions.InvalidURL, lib.RequestException)",
        "issubclass(lib.InvalidURL, lib.HTTPError)",
    ),
    "classes.auth.AuthBase": (
        '"__call__" in vars(lib.auth.AuthBase)',
        '"__call__" in dir(lib.Auth())',
    ),
    "classes.adapters.HTTPAdapter": (
        "sorted(inspect.signature(lib.adapters.HTTPAdapter).parameters)",
        "sorted(inspect.signature(lib.HTTPTransport).parameters)",
    ),
    "classes.cookies.RequestsCookieJar": COOKIE,
    "HTTPAdapter.close": ("lib.adapters.HTTPAdapter().close()", "lib.HTTPTransport().close()"),
    "jar.get": '[client.cookies.set("a", "1"), client.cookies.get("a")][-1]',
    "jar.set": 'bool(client.cookies.set("a", "1", secure=True))',
    "jar.update": '[client.cookies.update({"a": "1"}), dict(client.cookies)]',
    "jar.keys": '[client.cookies.set("a", "1"), list(client.cookies.keys())][-1]',
    "jar.values": '[client.cookies.set("a", "1"), list(client.cookies.values())][-1]',
    "jar.items": '[client.cookies.set("a", "1"), list(client.cookies.items())][-1]',
    "parameters.Response.iter_content(chunk_size)": (
        'list(answer(200, b"abc").iter_content())',
        'list(answer(200, b"abc").iter_bytes())',
    ),
    "parameters.HTTPBasicAuth(username)": f'{BASIC}["Authorization"]',
    "parameters.HTTPBasicAuth(password)": f'{BASIC}["Authorization"]',
    "parameters.HTTPDigestAuth(username)": DIGEST,
    "parameters.HTTPDigestAuth(password)": DIGEST,
    "parameters.Request(method)": 'prepared("PUT", GET).method',
    "parameters.Request(url)": 'str(prepared("PUT", GET).url)',
    "parameters.Request(headers)": 'prepared("PUT", GET, headers={"A": "1"}).headers["a"]',
    "parameters.Request(cookies)": 'prepared("PUT", GET, cookies={"a": "1"}).headers["Cookie"]',
    "parameters.Request(files)": (
        f'b"Content-Type" in prepared("PUT", GET, files={FILE}).body',
        f'b"Content-Type" in prepared("PUT", GET, files={FILE}).read()',
    ),
    "parameters.Request(data)": 'prepared("PUT", GET, data=[("a", "1")]).method',
    "parameters.Request(params)": 'str(prepared("PUT", f"{GET}?a=1", params={"b": 2}).url)',
    "parameters.Request(json)": (
        'prepared("PUT", GET, json={"a": 1}).body',
        'prepared("PUT", GET, json={"a": 1}).read()',
    ),
    "RequestException.request": (
        'lib.RequestException("x").request',
        'lib.RequestError("x").request',
    ),
    "RequestException.response": (
        'lib.RequestException("x").response',
        'lib.RequestError("x").response',
    ),
}
