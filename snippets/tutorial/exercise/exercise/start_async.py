import asyncio
from dataclasses import dataclass

LOGINS = ["python", "django", "pallets", "no.such.user", "numpy"]


@dataclass
class Counted:
    login: str
    public_repos: int


@dataclass
class Failed:
    login: str
    reason: str


async def fetch_all(logins: list[str]) -> list[Counted | Failed]:
    """One outcome for each login, in the order of the logins."""
    return []  # yours to write


async def main() -> None:
    outcomes = await fetch_all(LOGINS)
    print(len(outcomes), "outcomes for", len(LOGINS), "logins")
    #> 0 outcomes for 5 logins
    for outcome in outcomes:
        print(outcome)


asyncio.run(main())
