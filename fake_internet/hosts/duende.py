"""demo.duendesoftware.com: a public token endpoint of OAuth 2 and an API that wants its tokens.

The clients are listed on the host's home page; of them, this copy has the one that is a machine.
"""

import hashlib
import time
from typing import Any

import flask

NAMES = ["demo.duendesoftware.com"]

CLIENT, SECRET, SCOPE = "m2m", "secret", "api"
LIFETIME = 3600
"""Seconds for which a token is good."""


def new_app() -> flask.Flask:
    app = flask.Flask("demo.duendesoftware.com", static_folder=None)
    expiries: dict[str, float] = {}

    @app.post("/connect/token")
    def token() -> Any:
        form, basic = flask.request.form, flask.request.authorization
        client, secret = form.get("client_id"), form.get("client_secret")
        if basic and basic.type == "basic":
            client, secret = basic.username, basic.password
        if (client, secret) != (CLIENT, SECRET):
            return {"error": "invalid_client"}, 400
        if form.get("grant_type") != "client_credentials":
            return {"error": "unsupported_grant_type"}, 400
        if form.get("scope", SCOPE) != SCOPE:
            return {"error": "invalid_scope"}, 400
        made = hashlib.sha256(f"{len(expiries)} {time.time()}".encode()).hexdigest().upper()
        expiries[made] = time.time() + LIFETIME
        return {
            "access_token": made,
            "expires_in": LIFETIME,
            "token_type": "Bearer",
            "scope": SCOPE,
        }

    @app.get("/api/test")
    def test() -> Any:
        sent = flask.request.authorization
        expiry = expiries.get(sent.token or "") if sent and sent.type == "bearer" else None
        if expiry is None or expiry < time.time():
            challenge = 'Bearer error="invalid_token"' if sent else "Bearer"
            return flask.Response(status=401, headers={"WWW-Authenticate": challenge})
        claims = {
            "iss": "https://demo.duendesoftware.com",
            "exp": str(int(expiry)),
            "aud": SCOPE,
            "scope": SCOPE,
            "client_id": CLIENT,
        }
        return flask.jsonify([{"type": name, "value": claims[name]} for name in claims])

    return app
