"""The certificate authorities of the fake internet: one that clients trust, one that none does.

Made anew for each run of the suite; their keys never leave its memory.
"""

import functools

import trustme

# The host whose certificate the second authority has signed. The real one is kept for such tests.
UNTRUSTED_HOST = "untrusted-root.badssl.com"


@functools.cache
def trusted() -> trustme.CA:
    return trustme.CA()


@functools.cache
def untrusted() -> trustme.CA:
    return trustme.CA(organization_name="Untrusted")
