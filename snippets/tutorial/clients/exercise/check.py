"""The lengths of lists that have several pages, read with one client, a hundred at a time."""

from functools import partial

from exercises.answer import Answer, require, shown
from fake_internet.hosts import github

START = "large has 230 repositories; count returns {'pallets': 17, 'large': 30}."

EXPECTED = {"pallets": 17, "large": 230}
REQUESTS = 4  # one page of pallets, three of large

_LARGE = github.Account(1, "Large", "Organization", repositories=230)
GITHUB = partial(github.new_app, {**github.ACCOUNTS, "large": _LARGE})


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    run = answer.call("count", list(EXPECTED), hosts={"api.github.com": GITHUB})
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
        len(asked) <= REQUESTS + len(EXPECTED),  # some ask until a page is empty
        f"It took {len(asked)} requests where {REQUESTS} would do: "
        "a page can hold 100 repositories.",
    )
