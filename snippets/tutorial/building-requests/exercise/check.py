"""A query that keeps what the URL had, and a DELETE with a JSON body."""

import json

import httpx

from exercises.answer import Answer, Run, require, shown

START = "search lost the query of the URL: lang=it was not sent."

URL = "https://httpbin.org/anything"


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    sent = _sent(answer.call("search", f"{URL}?lang=it&tag=a&tag=b", "50% & ü+", 3))
    query = sent.url.params
    require(query.get("lang") == "it", "search lost the query of the URL: lang=it was not sent.")
    require(
        query.get_list("tag") == ["a", "b"],
        f"The URL had the tags a and b, and search sent {shown(query.get_list('tag'))}.",
    )
    found = query.get_list("q")
    require(found == ["50% & ü+"], f"The term '50% & ü+' arrived as {shown(found)}.")
    require(query.get("page") == "3", f"Page 3 arrived as {shown(query.get('page'))}.")
    sent = _sent(answer.call("search", URL, "a", 1))
    require(sent.url.params.get("q") == "a", "At a URL without a query, search sent no term.")

    sent = _sent(answer.call("remove", URL, [3, 4]))
    require(sent.method == "DELETE", f"remove sent a {sent.method} request, and not a DELETE.")
    content = sent.read()
    require(content, "remove sent no body; the ids belong into it, as JSON.")
    kind = sent.headers.get("Content-Type", "no type")
    require(kind == "application/json", f"The body of remove was sent as {kind}.")
    require(
        json.loads(content) == {"ids": [3, 4]},
        f"remove sent {shown(content.decode())}, and not the object {{'ids': [3, 4]}}.",
    )
    calls: dict[str, list[object]] = {"search": ["a", 1], "remove": [[1]]}
    for name, values in calls.items():
        run = answer.call(name, "https://httpbin.org/status/403", *values)
        require(
            isinstance(run.error, httpx.HTTPStatusError),
            f"When the server responds with 403, {name} should raise an HTTPStatusError.",
        )


def _sent(run: Run) -> httpx.Request:
    run.check_ends_well()
    number = len(run.exchanges)
    require(number == 1, f"{run.what} sent {number} requests, and should send one.")
    return run.exchanges[0].request
