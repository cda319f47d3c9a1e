"""httpbin.org: the genuine httpbin package."""

import logging
import random
from types import SimpleNamespace

import flask

from fake_internet.hosts import pause

# It warns about a missing Swagger page at import; no snippet visits that page.
logging.getLogger("httpbin").setLevel(logging.ERROR)
import httpbin.core  # noqa: E402

# Else a program that seeds Python's random numbers would decide which bytes the host makes up.
httpbin.core.random = random.Random()

# It sleeps in /delay and the like, and uses nothing else of `time`.
httpbin.core.time = SimpleNamespace(sleep=pause)

NAMES = ["httpbin.org"]


def new_app() -> flask.Flask:
    # One application serves all worlds: it keeps nothing from one request to the next.
    return httpbin.core.app
