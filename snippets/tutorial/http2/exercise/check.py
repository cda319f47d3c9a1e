"""HTTP/2 wherever there is TLS, all requests at once over one client, and an honest report."""

from exercises.answer import Answer, require, shown

START = "https://httpbin.org/delay/2 was requested over HTTP/1.1, not HTTP/2."

EXPECTED = {
    "https://httpbin.org/delay/2": "HTTP/2",
    "http://httpbin.org/ip": "HTTP/1.1",
    "https://httpbin.org/delay/1": "HTTP/2",
}


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    answer.check_is_coroutine_function("report")
    run = answer.call("report", list(EXPECTED))
    run.check_ends_well()
    used = {str(each.request.url): each.http_version for each in run.exchanges}
    for url, version in EXPECTED.items():
        require(url in used, f"{url} was not requested.")
        require(used[url] == version, f"{url} was requested over {used[url]}, not {version}.")
    expected = [f"{url} {version}" for url, version in EXPECTED.items()]
    lines = run.result if isinstance(run.result, list) else []
    require(
        len(lines) == len(EXPECTED),
        f"report should return a list of {len(EXPECTED)} lines, not {shown(run.result)}.",
    )
    require(
        set(lines) != set(expected) or lines == expected,
        "The lines are right, but not in the order of the URLs.",
    )
    for line, right in zip(lines, expected, strict=True):
        require(line == right, f"A line should be {right!r}; report returns {shown(line)}.")
    run.check_shares_a_client()
    run.check_sends_at_once(len(EXPECTED))
    run.check_closes_clients()
