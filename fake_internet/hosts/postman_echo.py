"""postman-echo.com: a second service that returns what it received, written after
https://learning.postman.com/docs/developer/echo-api/."""

import flask

NAMES = ["postman-echo.com"]


def new_app() -> flask.Flask:
    app = flask.Flask("postman-echo.com", static_folder=None)
    app.json.compact = False  # type: ignore[attr-defined]

    def received() -> dict[str, object]:
        request = flask.request
        return {
            "args": request.args.to_dict(),
            "headers": {name.lower(): value for name, value in request.headers},
            "url": request.url,
        }

    @app.get("/get")
    def get() -> dict[str, object]:
        return received()

    @app.get("/headers")
    def headers() -> dict[str, object]:
        return {"headers": received()["headers"]}

    @app.get("/cookies")
    def cookies() -> dict[str, object]:
        return {"cookies": flask.request.cookies.to_dict()}

    @app.get("/cookies/set")
    def set_cookies() -> flask.Response:
        text = "Found. Redirecting to /cookies"
        response = flask.Response(text, 302, content_type="text/plain; charset=utf-8")
        response.headers["Location"] = "/cookies"
        for name, value in flask.request.args.items():
            response.set_cookie(name, value)
        return response

    return app
