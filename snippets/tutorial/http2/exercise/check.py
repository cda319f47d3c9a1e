"""HTTP/2 wherever TLS is, over one client, and a report of what was spoken."""

from exercises.answer import Answer, require, shown

START = "https://api.github.com/users/numpy was asked over HTTP/1.1, not HTTP/2."

EXPECTED = {
    "https://api.github.com/users/numpy": "HTTP/2",
    "http://httpbin.org/ip": "HTTP/1.1",
    "https://httpbin.org/uuid": "HTTP/2",
}


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    run = answer.call("report", list(EXPECTED))
    run.check_ends_well()
    spoken = {str(each.request.url): each.http_version for each in run.exchanges}
    for url, version in EXPECTED.items():
        require(url in spoken, f"{url} was not asked for.")
        require(spoken[url] == version, f"{url} was asked over {spoken[url]}, not {version}.")
    lines = run.result if isinstance(run.result, list) else []
    require(
        len(lines) == len(EXPECTED),
        f"report should return a list of {len(EXPECTED)} lines, not {shown(run.result)}.",
    )
    for line, (url, version) in zip(lines, EXPECTED.items(), strict=True):
        require(
            line == f"{url} {version}",
            f"{url} was asked over {version}; the report says {shown(line)}.",
        )
    run.check_shares_a_client()
