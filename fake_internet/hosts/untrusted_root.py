"""untrusted-root.badssl.com: a page behind a certificate that nobody trusts by default."""

from fake_internet import authorities
from fake_internet.hosts.example import new_app

NAMES = [authorities.UNTRUSTED_HOST]

__all__ = ["NAMES", "new_app"]
