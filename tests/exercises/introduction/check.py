"""A program for requests, moved to httpx, prints by which name the server knows it."""

from exercises.watching import Answer, expect, shown

START = "The request was sent by python-requests, not by httpx."


def check(answer: Answer) -> None:
    run = answer.main()
    run.ends_well()
    expect(run.exchanges, "No request was sent; the server is to say by which name it knows you.")
    sent = run.exchanges[-1].request
    agent = sent.headers["User-Agent"]
    expect(
        agent.startswith("python-httpx"),
        f"The request was sent by {agent.partition('/')[0]}, not by httpx.",
    )
    expect(
        sent.url.path == "/user-agent",
        f"The program asked for {sent.url}, not for https://httpbin.org/user-agent.",
    )
    expect(
        run.printed.strip() == agent,
        "The program should print the name that is in the answer, and nothing else; it prints "
        f"{shown(run.printed.strip())}.",
    )
