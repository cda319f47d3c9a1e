"""A program for requests, moved to httpx, prints by which name the server knows it."""

from exercises.answer import Answer, require, shown

START = "The request was sent by python-requests, not by httpx."


def check(answer: Answer) -> None:
    run = answer.main()
    run.check_ends_well()
    require(run.exchanges, "No request was sent; the server is to say by which name it knows you.")
    sent = run.exchanges[-1].request
    agent = sent.headers["User-Agent"]
    require(
        agent.startswith("python-httpx"),
        f"The request was sent by {agent.partition('/')[0]}, not by httpx.",
    )
    require(
        sent.url.path == "/user-agent",
        f"The program asked for {sent.url}, not for https://httpbin.org/user-agent.",
    )
    require(
        run.printed.strip() == agent,
        "The program should print the name that is in the answer, and nothing else; it prints "
        f"{shown(run.printed.strip())}.",
    )
