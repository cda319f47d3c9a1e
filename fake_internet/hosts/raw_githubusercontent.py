"""raw.githubusercontent.com: a file of a repository, as it is stored.

The host sends whatever is text as UTF-8, even a file that is in another encoding, and leaves it to
the file to say so.
"""

import hashlib

import flask

NAMES = ["raw.githubusercontent.com"]

# By path. The file is one of CPython's tests; its comments are in Latin-1.
FILES = {
    "/python/cpython/main/Lib/test/encoded_modules/module_iso_8859_1.py": (
        "# test iso-8859-1 encoding\n"
        "# -*- encoding: iso-8859-1 -*-\n"
        'test = ("Les hommes ont oublié cette vérité, "\n'
        '    "dit le renard. Mais tu ne dois pas l\'oublier. Tu deviens "\n'
        '    "responsable pour toujours de ce que tu as apprivoisé.")\n'
    ).encode("iso-8859-1"),
}


def new_app() -> flask.Flask:
    app = flask.Flask("raw.githubusercontent.com", static_folder=None)

    @app.get("/<path:path>")
    def file(path: str) -> flask.Response:
        if (content := FILES.get(f"/{path}")) is None:
            return flask.Response("404: Not Found", 404, content_type="text/plain; charset=utf-8")
        response = flask.Response(content, content_type="text/plain; charset=utf-8")
        response.headers["Cache-Control"] = "max-age=300"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.set_etag(hashlib.sha256(content).hexdigest(), weak=True)
        response.make_conditional(flask.request)
        return response

    return app
