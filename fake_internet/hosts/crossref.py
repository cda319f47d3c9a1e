"""api.crossref.org: a list of articles that is read by cursor, written after
https://api.crossref.org."""

import hashlib
from typing import Any

import flask

from fake_internet.hosts import conditions

NAMES = ["api.crossref.org"]

TOTAL = 9700
"""How many articles the journal has that the snippets ask for; elsewhere more."""


def new_app() -> flask.Flask:
    app = flask.Flask("api.crossref.org", static_folder=None)
    total = TOTAL + conditions.get().more_repositories
    places: dict[str, int] = {"*": 0}

    @app.get("/works")
    def works() -> Any:
        arguments = flask.request.args
        rows, cursor = int(arguments.get("rows", 20)), arguments.get("cursor", "*")
        if cursor not in places:
            problem = {"type": "cursor-not-found", "value": cursor, "message": "Invalid cursor"}
            body = {"status": "failed", "message-type": "validation-failure", "message": [problem]}
            return body, 400
        begin = places[cursor]
        end = min(begin + rows, total)
        following = hashlib.sha256(f"cursor {end}".encode()).hexdigest()[:32]
        places[following] = end
        message = {
            "facets": {},
            "next-cursor": following,
            "total-results": total,
            "items": [{"DOI": f"10.17487/rfc{number}"} for number in range(begin + 1, end + 1)],
            "items-per-page": rows,
            "query": {"start-index": 0, "search-terms": None},
        }
        return {
            "status": "ok",
            "message-type": "work-list",
            "message-version": "1.0.0",
            "message": message,
        }

    return app
