"""api.github.com: the parts that the snippets use, written after https://docs.github.com/rest."""

import hashlib
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import flask

from fake_internet.hosts import conditions

NAMES = ["api.github.com"]


@dataclass(frozen=True)
class Account:
    number: int
    name: str
    kind: str
    """Organization or User."""
    repositories: int
    """How many of them are public."""


# By login.
ACCOUNTS: Mapping[str, Account] = MappingProxyType(
    {
        "django": Account(27804, "Django", "Organization", 28),
        "encode": Account(19159390, "Encode", "Organization", 31),
        "fastapi": Account(156354296, "FastAPI", "Organization", 14),
        "numpy": Account(288276, "NumPy", "Organization", 40),
        "octocat": Account(583231, "The Octocat", "User", 8),
        "pallets": Account(16748505, "Pallets", "Organization", 17),
        "psf": Account(50630501, "Python Software Foundation", "Organization", 33),
        "python": Account(1525981, "Python", "Organization", 79),
    }
)


@dataclass
class _Budget:
    """GitHub's primary rate limit: `limit` requests in each window of `window` seconds."""

    limit: int
    window: int
    spent: float
    """The share of the first window, and of its requests, that is gone before the first one."""
    used: int = 0
    reset: int = 0

    def spend(self) -> bool:
        """Counts one request. False: the budget of this window is used up."""
        if time.time() >= self.reset:
            self.used = int(self.limit * self.spent)
            self.reset = int(time.time()) + int(self.window * (1 - self.spent))
            self.spent = 0.0
        if self.used == self.limit:
            return False
        self.used += 1
        return True


def new_app(accounts: Mapping[str, Account] | None = None) -> flask.Flask:
    """GitHub's API as an anonymous caller sees it.

    Without `accounts` they are those above. What is left of a budget, and how many repositories
    those have, is up to the world's conditions.
    """
    app = flask.Flask("api.github.com", static_folder=None)
    more = 0 if accounts else conditions.get().more_repositories
    accounts = accounts or {
        login: replace(account, repositories=account.repositories + more)
        for login, account in ACCOUNTS.items()
    }
    # GitHub indents nothing, nor does Flask unless it is told to.
    app.json.compact = not conditions.get().wordy  # type: ignore[attr-defined]
    spent = conditions.get().budget_spent
    budgets = {"core": _Budget(60, 3600, spent), "search": _Budget(10, 60, spent)}

    def resource() -> str:
        return "search" if flask.request.path.startswith("/search/") else "core"

    def problem(status: int, message: str) -> tuple[flask.Response, int]:
        body = {
            "message": message,
            "documentation_url": "https://docs.github.com/rest",
            "status": str(status),
        }
        return flask.jsonify(body), status

    @app.before_request
    def demand_https() -> Any:
        if flask.request.scheme == "http":
            return flask.redirect(flask.request.url.replace("http:", "https:", 1), 301)
        return None

    @app.before_request
    def spend() -> Any:
        if not budgets[resource()].spend():
            return problem(403, "API rate limit exceeded. Authenticated requests get more.")
        return None

    @app.after_request
    def describe_limit(response: flask.Response) -> flask.Response:
        budget = budgets[resource()]
        response.headers["Content-Type"] = "application/json; charset=utf-8"
        response.headers["X-RateLimit-Limit"] = str(budget.limit)
        response.headers["X-RateLimit-Remaining"] = str(budget.limit - budget.used)
        response.headers["X-RateLimit-Reset"] = str(budget.reset)
        response.headers["X-RateLimit-Resource"] = resource()
        response.set_etag(hashlib.sha256(response.get_data()).hexdigest(), weak=True)
        response.make_conditional(flask.request)
        return response

    @app.get("/users/<login>")
    def user(login: str) -> Any:
        if login not in accounts:
            return problem(404, "Not Found")
        account = accounts[login]
        return {
            "login": login,
            "id": account.number,
            "type": account.kind,
            "name": account.name,
            "html_url": f"https://github.com/{login}",
            "public_repos": account.repositories,
        }

    @app.get("/users/<login>/repos")
    def repositories_by_login(login: str) -> Any:
        return repositories(login) if login in accounts else problem(404, "Not Found")

    # GitHub's own links lead to an address with the account's number instead of its login.
    @app.get("/user/<int:number>/repos")
    def repositories_by_number(number: int) -> Any:
        logins = [login for login, account in accounts.items() if account.number == number]
        return repositories(logins[0]) if logins else problem(404, "Not Found")

    def repositories(login: str) -> Any:
        account = accounts[login]
        size = min(int(flask.request.args.get("per_page", 30)), 100)
        page = int(flask.request.args.get("page", 1))
        last = max(1, math.ceil(account.repositories / size))
        targets: dict[str, int] = {}
        if page > 1:
            targets |= {"prev": page - 1, "first": 1}
        if page < last:
            targets |= {"next": page + 1, "last": last}
        url = f"https://api.github.com/user/{account.number}/repos"
        links = [
            f'<{url}?per_page={size}&page={target}>; rel="{name}"'
            for name, target in targets.items()
        ]
        shown = range((page - 1) * size + 1, min(page * size, account.repositories) + 1)
        names = [f"{login}-{place + more}" for place in shown]
        body = [{"name": name, "full_name": f"{login}/{name}", "fork": False} for name in names]
        return flask.jsonify(body), {"Link": ", ".join(links)} if links else {}

    @app.get("/repos/<login>/<repository>/tarball")
    def tarball(login: str, repository: str) -> Any:
        if login not in accounts:
            return problem(404, "Not Found")
        archive = f"https://codeload.github.com/{login}/{repository}/legacy.tar.gz/refs/heads/main"
        return flask.redirect(archive, 302)

    @app.get("/search/repositories")
    def search() -> Any:
        wanted = flask.request.args["q"]
        found = [login for login in accounts if wanted in login]
        items = [{"full_name": f"{login}/{login}-1"} for login in found]
        return {"total_count": len(items) + more, "incomplete_results": False, "items": items}

    return app
