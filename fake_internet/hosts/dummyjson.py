"""dummyjson.com: lists that are read by limit and skip, written after
https://dummyjson.com/docs/products."""

from typing import Any

import flask

from fake_internet.hosts import conditions, pause

NAMES = ["dummyjson.com"]

TOTAL = 194
"""How many products there are; elsewhere more."""


def new_app() -> flask.Flask:
    app = flask.Flask("dummyjson.com", static_folder=None)
    total = TOTAL + conditions.get().more_repositories

    @app.get("/products")
    def products() -> Any:
        arguments = flask.request.args
        pause(min(int(arguments.get("delay", 0)), 5000) / 1000)
        limit, skip = int(arguments.get("limit", 30)), int(arguments.get("skip", 0))
        numbers = range(skip + 1, min(skip + limit, total) + 1 if limit else total + 1)
        shown = [{"id": number, "title": f"Product {number}"} for number in numbers]
        return {"products": shown, "total": total, "skip": skip, "limit": len(shown)}

    return app
