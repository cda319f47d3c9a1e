"""The certificate authorities of the fake internet: one that clients trust, one that none does.

Made anew for each run of the suite; their keys never leave its memory.
"""

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import trustme

# The host whose certificate the second authority has signed. The real one is kept for such tests.
UNTRUSTED_HOST = "untrusted-root.badssl.com"


@functools.cache
def trusted() -> "trustme.CA":
    return _new()


@functools.cache
def untrusted() -> "trustme.CA":
    return _new(organization_name="Untrusted")


def _new(**names: str) -> "trustme.CA":
    import trustme  # the reader's browser, which has no TLS, has no trustme either

    return trustme.CA(**names)
