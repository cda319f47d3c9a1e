"""A link checker that was written for requests: redirects, queries and truth put right."""

from exercises.answer import Answer, require, shown

START = (
    "The query that a URL already has is lost: https://httpbin.org/get?tag=a with {'size': '5'} "
    "should give 'https://httpbin.org/get?tag=a&size=5 works', "
    "not 'https://httpbin.org/get?size=5 works'."
)

HOST = "https://httpbin.org"
# Path, parameters, what is to be said of the link, and what is wrong with any other answer.
LINKS = [
    (
        "/get?tag=a",
        {"size": "5"},
        "/get?tag=a&size=5 works",
        "The query that a URL already has is lost",
    ),
    ("/get", {"size": "5"}, "/get?size=5 works", "The parameters are not sent"),
    ("/redirect/2", {}, "/get works", "A redirect is not followed to its end"),
    (
        "/status/404",
        {},
        "/status/404 is broken",
        "A page that is missing counts as working",
    ),
    ("/status/500", {}, "/status/500 is broken", "An error of the server is overlooked"),
    ("/status/204", {}, "/status/204 works", "Every status of the form 2xx means success"),
]


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    for path, params, verdict, fault in LINKS:
        run = answer.call("visit", HOST + path, params)
        run.check_ends_well(f"{HOST}{path}: ")
        require(run.exchanges, "No request was sent.")
        link = f"{HOST}{path} with {params}" if params else HOST + path
        require(
            run.result == HOST + verdict,
            f"{fault}: {link} should give {HOST + verdict!r}, not {shown(run.result)}.",
        )
