"""badssl.com: it offers the certificate of an authority that nobody trusts by default."""

import flask

from fake_internet import authorities

NAMES = ["badssl.com"]


def new_app() -> flask.Flask:
    app = flask.Flask("badssl.com", static_folder=None)

    @app.get("/certs/ca-untrusted-root.crt")
    def certificate() -> flask.Response:
        pem = authorities.untrusted().cert_pem.bytes()
        return flask.Response(pem, mimetype="application/x-x509-ca-cert")

    return app
