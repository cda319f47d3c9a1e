"""Sends one request, which succeeds, and prints its status."""

from exercises.answer import Answer, require, shown

START = "It should print 200, not '404\\n'."


def check(answer: Answer) -> None:
    run = answer.main()
    run.check_ends_well()
    sent = len(run.exchanges)
    require(sent == 1, f"{sent} requests were sent; one is enough.")
    require(run.printed == "200\n", f"It should print 200, not {shown(run.printed)}.")
