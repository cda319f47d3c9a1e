"""Stands in for httpx2's transports for browsers: its usual ones, which the fake internet answers.

On Emscripten httpx2 imports this package in place of httpcore2, and would send real requests.
"""

from httpx2._transports.default import AsyncHTTPTransport as AsyncJavascriptFetchTransport
from httpx2._transports.default import HTTPTransport as JavascriptFetchTransport

__all__ = ["AsyncJavascriptFetchTransport", "JavascriptFetchTransport"]
