"""A context that trusts one authority more, and verifies as the default one does.

In the reader's browser Python's ssl cannot tell what a context has loaded, and cannot load all
that is right elsewhere, so the check notes what each would load.
"""

import base64
import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import httpx

from exercises.answer import Answer, require

START = "The context should verify certificates: verify_mode is not ssl.CERT_REQUIRED."

# Another one than the program's; its key was thrown away.
AUTHORITY = """\
-----BEGIN CERTIFICATE-----
MIIBZzCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAaMRgwFgYDVQQDDA9Bbm90aGVy
IENvbXBhbnkwIBcNMjYwMTAxMDAwMDAwWhgPMjEyNjAxMDEwMDAwMDBaMBoxGDAW
BgNVBAMMD0Fub3RoZXIgQ29tcGFueTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
BOfdcv+NfNavVpXZMbNMcAeBOTyTK5SXkogEiUVJsvP4nXFE0lDdpG66IeV/2ZBM
S3sNz8Lqtne4foUgQ18iKg6jQjBAMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/
BAQDAgEGMB0GA1UdDgQWBBQUI4PyL9kNY9nMKqqZ3qMqN4mvhjAKBggqhkjOPQQD
AgNIADBFAiEAtvH+N8YLkj0+Jef9N15PHSwct8b6L99Vs0+bbf/7gBsCIC5RsJit
SDbFYMM2bZzMwFaR9DgbkaDm+upkAvjDFi5B
-----END CERTIFICATE-----
"""


def check(answer: Answer) -> None:
    default = httpx.create_ssl_context()
    with tempfile.TemporaryDirectory() as folder, _noted(type(default)) as loaded:
        answer.main().check_ends_well()
        path = Path(folder) / "authority.pem"
        path.write_text(AUTHORITY, encoding="utf-8")
        run = answer.call("company_context", path)
        run.check_ends_well()
    context = run.result
    require(isinstance(context, type(default)), "company_context should return an ssl.SSLContext.")
    require(
        context.verify_mode == default.verify_mode,
        "The context should verify certificates: verify_mode is not ssl.CERT_REQUIRED.",
    )
    require(
        context.check_hostname,
        "The context should check the host name in the certificate: check_hostname is False.",
    )
    certificates = "".join(text for by, text in loaded if by is context)
    company = _letters(AUTHORITY)
    require(
        company in certificates, "The context does not trust the authority in the company's file."
    )
    require(
        certificates.replace(company, ""),
        "The context trusts the company's authority only; the default ones are missing.",
    )


def _letters(certificates: str) -> str:
    """What the lines of PEM files hold, without their beginnings and ends."""
    lines = certificates.splitlines()
    return "".join(line.strip() for line in lines if not line.startswith(("-----", "#")))


@contextlib.contextmanager
def _noted(kind: Any) -> Iterator[list[tuple[object, str]]]:
    """Notes the certificates that contexts of this class would load, each with its context."""
    found: list[tuple[object, str]] = []

    def load_verify_locations(
        self: object, cafile: Any = None, capath: Any = None, cadata: Any = None
    ) -> None:
        if cafile:
            found.append((self, _letters(Path(cafile).read_text(encoding="utf-8"))))
        if capath:
            found.append((self, f"those in {capath}"))
        if isinstance(cadata, str):
            found.append((self, _letters(cadata)))
        elif cadata:
            found.append((self, base64.b64encode(cadata).decode()))

    def load_default_certs(self: object, *args: Any, **kwargs: Any) -> None:
        found.append((self, "the system's"))

    with (
        mock.patch.object(kind, "load_verify_locations", load_verify_locations),
        mock.patch.object(kind, "load_default_certs", load_default_certs),
    ):
        yield found
