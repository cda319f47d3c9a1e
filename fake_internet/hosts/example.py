"""example.com: one ordinary page."""

import flask

from fake_internet.hosts import conditions

NAMES = ["example.com"]


def new_app() -> flask.Flask:
    app = flask.Flask("example.com", static_folder=None)

    @app.get("/")
    def home() -> str:
        more = "<p>It may be used in documentation." if conditions.get().wordy else ""
        return f"<!doctype html><title>Example Domain</title><h1>Example Domain</h1>{more}"

    return app
