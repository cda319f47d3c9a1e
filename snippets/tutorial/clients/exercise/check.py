"""The lengths of lists that have several pages, read with one client, a hundred at a time."""

from unittest import mock

from exercises.answer import Answer, require, shown
from fake_internet import world

START = "large has 230 repositories; count returns {'pallets': 17, 'large': 30}."

EXPECTED = {"pallets": 17, "large": 230}
REQUESTS = 4  # one page of pallets, three of large


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    with mock.patch.dict(world._ACCOUNTS, large=(1, "Large", "Organization", 230)):
        run = answer.call("count", list(EXPECTED))
    asked = [str(each.request.url) for each in run.exchanges]
    for url in asked:
        require(asked.count(url) == 1, f"The same page was read {asked.count(url)} times: {url}.")
    run.check_ends_well()
    for login, count in EXPECTED.items():
        require(
            isinstance(run.result, dict) and run.result.get(login) == count,
            f"{login} has {count} repositories; count returns {shown(run.result)}.",
        )
    run.check_shares_a_client()
    run.check_closes_clients()
    require(
        len(asked) <= REQUESTS,
        f"It took {len(asked)} requests where {REQUESTS} would do: "
        "a page can hold 100 repositories.",
    )
