"""The type of an account, or the status if there is none, with GitHub's media type."""

from exercises import troubles
from exercises.answer import Answer, require, shown

START = (
    "describe('no.such.user') should return 'no.such.user: status 404', not 'no.such.user: None'."
)

MEDIA_TYPE = "application/vnd.github+json"


def check(answer: Answer) -> None:
    answer.main().check_ends_well()
    for login, expected in {
        "octocat": "octocat: User",
        "numpy": "numpy: Organization",
        "no.such.user": "no.such.user: status 404",
    }.items():
        run = answer.call("describe", login)
        run.check_ends_well()
        require(run.exchanges, "No request was sent.")
        require(
            run.result == expected,
            f"describe({login!r}) should return {expected!r}, not {shown(run.result)}.",
        )
    require(
        MEDIA_TYPE in run.exchanges[-1].request.headers.get("Accept", ""),
        f"The request does not say in Accept that it wants {MEDIA_TYPE}.",
    )
    run = answer.call("describe", "django", troubles={"/users/django": troubles.unavailable})
    require(not run.error, f"When GitHub answers with status 503, describe raises {run.raised}.")
    require(
        run.result == "django: status 503",
        f"When GitHub answers with status 503, describe returns {shown(run.result)}.",
    )
