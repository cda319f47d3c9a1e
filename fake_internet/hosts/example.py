"""example.com: one ordinary page."""

import flask

NAMES = ["example.com"]


def new_app() -> flask.Flask:
    app = flask.Flask("example.com", static_folder=None)

    @app.get("/")
    def home() -> str:
        return "<!doctype html><title>Example Domain</title><h1>Example Domain</h1>"

    return app
