"""The key goes to httpbin.org over HTTPS, on each hop, and nowhere else."""

from urllib.parse import quote

import httpx

from exercises.answer import Answer, Run, require, shown

START = "The key was sent to postman-echo.com."

HERE = "https://httpbin.org"


def check(answer: Answer) -> None:
    answer.main().check_ends_well()

    run = answer.call("fetch", f"{HERE}/get")
    _check_keys(run)
    require(
        isinstance(run.result, dict) and run.result.get("url") == f"{HERE}/get",
        f"fetch should return the JSON, and returned {shown(run.result)}.",
    )
    for what, url in {
        "two redirects within httpbin.org": f"{HERE}/relative-redirect/2",
        "a redirect to another host": _to("https://postman-echo.com/headers"),
        "a redirect to httpbin.org without TLS": _to("http://httpbin.org/headers"),
        "two redirects, to another host": _to("http://api.github.com/users/python"),
    }.items():
        run = answer.call("fetch", url)
        run.check_ends_well(f"After {what}, ")
        require(len(run.exchanges) > 1, f"fetch did not follow {what}.")
        _check_keys(run)
    run = answer.call("fetch", f"{HERE}/status/500")
    require(
        isinstance(run.error, httpx.HTTPStatusError),
        "When the server responds with 500, fetch should raise an HTTPStatusError.",
    )


def _check_keys(run: Run) -> None:
    for exchange in run.exchanges:
        url, sent = exchange.request.url, "X-API-Key" in exchange.request.headers
        if url.host != "httpbin.org":
            require(not sent, f"The key was sent to {url.host}.")
        elif url.scheme != "https":
            require(not sent, "The key was sent without TLS, where everybody can read it.")
        else:
            require(sent, f"The key was not sent to {url}.")


def _to(url: str) -> str:
    return f"{HERE}/redirect-to?url={quote(url)}"
