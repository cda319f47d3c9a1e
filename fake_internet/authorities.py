"""The certificate authorities of the fake internet: one that clients trust, one that none does.

Made anew for each run of the suite; their keys never leave its memory.
"""

import contextlib
import functools
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING
from unittest import mock

import certifi
import requests.adapters

if TYPE_CHECKING:
    import trustme

# The host whose certificate the second authority has signed. The real one is kept for such tests.
UNTRUSTED_HOST = "untrusted-root.badssl.com"


@functools.cache
def trusted() -> "trustme.CA":
    return _new()


@functools.cache
def untrusted() -> "trustme.CA":
    return _new("Untrusted")


def _new(organization_name: str | None = None) -> "trustme.CA":
    import trustme  # the reader's browser, which has no TLS, has no trustme either

    return trustme.CA(organization_name=organization_name)


@contextlib.contextmanager
def trusted_by_default() -> Iterator[str]:
    """Makes one authority what clients trust by default, wherever they look for it; yields the
    path of its certificate. A client starts sooner with one than with all that there are."""
    with contextlib.ExitStack() as stack:
        path = stack.enter_context(trusted().cert_pem.tempfile())
        environment = {"SSL_CERT_FILE": path, "REQUESTS_CA_BUNDLE": path}
        stack.enter_context(mock.patch.dict(os.environ, environment))
        stack.enter_context(mock.patch.object(certifi, "where", lambda: path))
        stack.enter_context(mock.patch.object(requests.adapters, "DEFAULT_CA_BUNDLE_PATH", path))
        yield path
