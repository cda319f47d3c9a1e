"""Each product once, however many the server sends at a time, and while the list changes."""

import json
from collections.abc import Iterable
from urllib.parse import parse_qsl

import httpx

from exercises.answer import Answer, Lack, Run, Trouble, require
from fake_internet.world import Environ, StartResponse

START = "Of 45 products, ids returned 30."


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    run = _run(answer, _list(45))
    _check_ids(run, list(range(1, 46)))
    for total in (0, 30, 60):
        _check_ids(_run(answer, _list(total)), list(range(1, total + 1)))
    run = _run(answer, _list(45, most=20))
    _check_ids(run, list(range(1, 46)), "From a server that sends 20 at most, ")
    run = _run(answer, _list(45, new_one=True))
    _check_ids(run, list(range(1, 46)), "While a product is added at the beginning, ")
    run = _run(answer, _list(45, claimed=99))
    _check_ids(run, list(range(1, 46)), "When there are fewer than the total says, ")


def _run(answer: Answer, products: Trouble) -> Run:
    with httpx.Client() as client:
        run = answer.call("ids", client, troubles={"/products": products})
    run.check_ends_well()
    return run


def _check_ids(run: Run, wanted: list[int], when: str = "") -> None:
    found = run.result
    if not isinstance(found, list):
        raise Lack("ids should return a list.")
    twice = [number for number in found if found.count(number) > 1]
    require(not twice, f"{when}ids returned {twice[:1] and twice[0]} twice.")
    subject = f"{when}ids" if when else f"Of {len(wanted)} products, ids"
    require(sorted(found) == wanted, f"{subject} returned {len(found)}.")
    require(found == wanted, f"{when}ids returned the products in another order.")


def _list(
    total: int, *, most: int = 100, new_one: bool = False, claimed: int | None = None
) -> Trouble:
    """A server with so many products, which sends no more than `most` of them at a time."""
    numbers = list(range(1, total + 1))
    asked = 0

    def respond(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        nonlocal asked
        asked += 1
        if new_one and asked == 2:
            numbers.insert(0, 0)
        arguments = dict(parse_qsl(environ["QUERY_STRING"]))
        skip, limit = int(arguments.get("skip", 0)), int(arguments.get("limit", 30))
        shown = [{"id": number} for number in numbers[skip:][: min(limit, most)]]
        sent = {"skip": skip, "limit": len(shown), "total": claimed or len(numbers)}
        start_response("200 OK", [("Content-Type", "application/json")])
        return [json.dumps({"products": shown, **sent}).encode()]

    return respond
