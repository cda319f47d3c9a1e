"""Claims of docs/tutorial/certificates.md."""

import contextlib
import datetime
import functools
import gc
import os
import platform
import socket
import ssl
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import certifi
import httpx
import httpx2
import pytest
import requests
import trustme
import truststore
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from fake_internet import authorities
from fake_internet.internet import Internet
from tests.claims.server import Server, response
from tests.claims.tutorial.timeouts import until

COMPANY = f"https://{authorities.UNTRUSTED_HOST}/"
PUBLIC = "https://example.com/"
DAY = datetime.timedelta(days=1)
PEM, CN = serialization.Encoding.PEM, x509.NameOID.COMMON_NAME

# Claims with `server` run on a real listener, on real time, like all that use `tls`.
on_sockets = pytest.mark.usefixtures("server")


@pytest.fixture
def company(internet: Internet) -> Path:
    """The certificate of the authority that has signed COMPANY's."""
    path = Path("company.pem").absolute()  # in the program's own directory
    path.write_bytes(authorities.untrusted().cert_pem.bytes())
    return path


@contextlib.contextmanager
def tls(pem: bytes, clients: trustme.CA | None = None) -> Iterator[str]:
    """The URL of an HTTPS server with this key and certificate, which may ask clients for one."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with trustme.Blob(pem).tempfile() as path:
        context.load_cert_chain(path)
    if clients:
        clients.configure_trust(context)
        context.verify_mode = ssl.CERT_REQUIRED

    def serve() -> None:
        with contextlib.suppress(OSError), listening.accept()[0] as accepted:
            with context.wrap_socket(accepted, server_side=True) as connection:
                connection.recv(65_536)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"https://localhost:{listening.getsockname()[1]}/"
        thread.join(5)


def refusal(url: str, context: ssl.SSLContext) -> str:
    """The text of the error that a request raises."""
    with pytest.raises(httpx.ConnectError) as caught:
        httpx.get(url, verify=context)
    assert "certificate verify failed: " in str(caught.value)
    return str(caught.value)


def trusting(*certificates: bytes) -> ssl.SSLContext:
    context = httpx.create_ssl_context()
    for certificate in certificates:
        context.load_verify_locations(cadata=certificate.decode())
    return context


Key = ec.EllipticCurvePrivateKey


def signed(
    name: str, key: Key, issuer: str, issuer_key: Key, critical: bool = True, names_it: bool = True
) -> bytes:
    """A certificate that a strict context accepts, if it is marked as critical and names its
    issuer's key."""
    subjects = [x509.Name([x509.NameAttribute(CN, each)]) for each in (name, issuer)]
    number, now = x509.random_serial_number(), datetime.datetime.now(datetime.UTC)
    own = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    its = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key())
    built = (
        x509.CertificateBuilder(subjects[1], subjects[0], key.public_key(), number)
        .not_valid_before(now - DAY)
        .not_valid_after(now + DAY)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(name == issuer, None), critical=critical)
        .add_extension(own, critical=False)
    )
    if names_it:
        built = built.add_extension(its, critical=False)
    return built.sign(issuer_key, hashes.SHA256()).public_bytes(PEM)


def private(key: Key) -> bytes:
    none = serialization.NoEncryption()
    return key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, none)


def self_signed() -> tuple[bytes, bytes]:
    """The certificate of localhost that itself has signed, and what its server needs."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = signed("localhost", key, "localhost", key)
    return certificate, private(key) + certificate


def by_authority(critical: bool = True, names_it: bool = True) -> tuple[bytes, bytes]:
    """The certificate of an authority, which may not be marked as one ought to be, and what a
    server needs whose certificate it has signed, which may not name the authority's key."""
    key, its = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    server = private(key) + signed("localhost", key, "old", its, names_it=names_it)
    return signed("old", its, "old", its, critical), server


# What is trusted if nothing is said


@on_sockets
def test_certifi() -> None:
    """HTTPX, like requests, reads another list: the one in the certifi package."""
    assert requests.certs.where() == certifi.where()
    listed = ssl.create_default_context(cafile=certifi.where()).get_ca_certs()
    assert httpx.create_ssl_context(trust_env=False).get_ca_certs() == listed


def test_default_context(wire: Internet) -> None:
    """`httpx.create_ssl_context()` returns what HTTPX uses if you don't pass anything: an *SSL
    context*, the object of Python's `ssl` module that holds the trusted authorities and the
    rules for checking certificates."""
    context = httpx.create_ssl_context()
    assert isinstance(context, ssl.SSLContext)
    assert httpx.get(PUBLIC).status_code == httpx.get(PUBLIC, verify=context).status_code == 200
    assert refusal(COMPANY, context)
    with pytest.raises(httpx.ConnectError, match="certificate verify failed"):
        httpx.get(COMPANY)


def test_cafile(wire: Internet, company: Path) -> None:
    """If that file is `company.pem`, the line that you need is
    `context.load_verify_locations(cafile="company.pem")`: it adds the authority to those that
    HTTPX trusts anyway, so that the rest of the internet keeps working."""
    context = httpx.create_ssl_context()
    context.load_verify_locations(cafile="company.pem")
    assert httpx.get(COMPANY, verify=context).status_code == 200
    assert httpx.get(PUBLIC, verify=context).status_code == 200


def test_adds_and_keeps(company: Path) -> None:
    """`load_verify_locations` adds the authorities in a file, and keeps those that are already
    there."""
    context = httpx.create_ssl_context()
    before = context.get_ca_certs()
    context.load_verify_locations(company)
    after = context.get_ca_certs()
    assert len(after) == len(before) + 1
    assert [each for each in after if each in before] == before


def test_accepts_both(wire: Internet, company: Path) -> None:
    """The client then accepts the servers of your company, and it still accepts httpbin.org,
    whose certificate comes from one of the default authorities."""
    context = httpx.create_ssl_context()
    context.load_verify_locations(company)
    with httpx.Client(verify=context) as client:
        assert client.get(COMPANY).status_code == 200
        assert client.get("https://httpbin.org/get").status_code == 200


def test_binary(company: Path) -> None:
    """A `.cer` or `.crt` file may also be binary: if it doesn't have the line `-----BEGIN
    CERTIFICATE-----`, `load_verify_locations` doesn't take its path."""
    company.write_bytes(ssl.PEM_cert_to_DER_cert(company.read_text(encoding="ascii")))
    with pytest.raises(ssl.SSLError):
        httpx.create_ssl_context().load_verify_locations(company)


def test_binary_content(wire: Internet, company: Path) -> None:
    """Pass its content instead:
    `context.load_verify_locations(cadata=Path("company.cer").read_bytes())`."""
    company.write_bytes(ssl.PEM_cert_to_DER_cert(company.read_text(encoding="ascii")))
    context = httpx.create_ssl_context()
    context.load_verify_locations(cadata=company.read_bytes())
    assert httpx.get(COMPANY, verify=context).status_code == 200


def test_requests_replaces(wire: Internet, company: Path) -> None:
    """requests takes a path as `verify=`, and the file replaces the default authorities."""
    assert requests.get(COMPANY, verify=str(company), timeout=5).ok
    with pytest.raises(requests.exceptions.SSLError):
        requests.get(PUBLIC, verify=str(company), timeout=5)


def test_session_is_overridden(wire: Internet, company: Path) -> None:
    """A session's `verify` isn't reliable for this, because the environment variable
    `REQUESTS_CA_BUNDLE` overrides it; pass `verify=` with each request, or set that
    variable."""
    with requests.Session() as session:
        session.verify = str(company)
        assert os.environ["REQUESTS_CA_BUNDLE"] != str(company)
        with pytest.raises(requests.exceptions.SSLError):
            session.get(COMPANY, timeout=5)
        assert session.get(COMPANY, verify=str(company), timeout=5).ok


def test_httpx2(monkeypatch: pytest.MonkeyPatch) -> None:
    """httpx2, the continuation of HTTPX, uses the system's list by default, unless `SSL_CERT_FILE`
    or `SSL_CERT_DIR` is set, so this program isn't needed there."""
    monkeypatch.setenv("SSL_CERT_DIR", ".")
    with mock.patch.object(ssl, "create_default_context") as create:
        httpx2.create_ssl_context()
        monkeypatch.delenv("SSL_CERT_FILE")
        httpx2.create_ssl_context()
        monkeypatch.delenv("SSL_CERT_DIR")
        httpx2.create_ssl_context()
    assert [list(call.kwargs) for call in create.call_args_list] == [["cafile"], ["capath"]]
    for system in ("Windows", "Darwin"):
        monkeypatch.setattr(platform, "system", lambda system=system: system)
        assert isinstance(httpx2.create_ssl_context(), truststore.SSLContext)
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    Path("system.pem").write_bytes(trustme.CA().cert_pem.bytes())
    places = SimpleNamespace(openssl_cafile="system.pem", openssl_capath="none")
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: places)
    listed = ssl.create_default_context(cafile="system.pem").get_ca_certs()
    assert httpx2.create_ssl_context().get_ca_certs() == listed


# The environment


def test_ssl_cert_file(wire: Internet, company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """HTTPX reads the environment variable `SSL_CERT_FILE`, so you can choose the authorities
    from outside."""
    monkeypatch.setenv("SSL_CERT_FILE", str(company))
    assert httpx.get(COMPANY).status_code == 200


def test_not_from_outside(wire: Internet, company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """(`httpx.create_ssl_context()` reads it too; a context from
    `ssl.create_default_context(cafile=…)` and a client with `trust_env=False` ignore it.)"""
    monkeypatch.setenv("SSL_CERT_FILE", str(company))
    assert httpx.get(COMPANY, verify=httpx.create_ssl_context()).status_code == 200
    made = ssl.create_default_context(cafile=certifi.where())
    for options in ({"trust_env": False}, {"verify": made}):
        with httpx.Client(**options) as client:
            assert client.get(PUBLIC).status_code == 200
            with pytest.raises(httpx.ConnectError):
                client.get(COMPANY)


def test_ssl_cert_file_replaces(
    wire: Internet, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file replaces the default authorities, so it has to hold all that you need, not only
    your own."""
    monkeypatch.setenv("SSL_CERT_FILE", str(company))
    assert refusal(PUBLIC, httpx.create_ssl_context())


def test_read_at_creation(wire: Internet, company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """HTTPX reads it when a client is created, so setting the variable later has no effect on
    that client."""
    with httpx.Client() as client:
        monkeypatch.setenv("SSL_CERT_FILE", str(company))
        assert client.get(PUBLIC).status_code == 200
        with pytest.raises(httpx.ConnectError):
            client.get(COMPANY)


def test_missing_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """If the file doesn't exist, creating a client raises a `FileNotFoundError` that doesn't
    mention its name; if there's no certificate in it, an `ssl.SSLError`."""
    monkeypatch.setenv("SSL_CERT_FILE", "missing.pem")
    with pytest.raises(FileNotFoundError) as caught:
        httpx.Client()
    assert "missing" not in str(caught.value)
    Path("missing.pem").touch()
    with pytest.raises(ssl.SSLError):
        httpx.Client()


def test_other_variable(wire: Internet, company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    requests reads `REQUESTS_CA_BUNDLE`, or else `CURL_CA_BUNDLE`, and ignores `SSL_CERT_FILE`;
    HTTPX ignores the first two.
    """
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(company))
    assert requests.get(COMPANY, timeout=5).ok
    with pytest.raises(httpx.ConnectError):
        httpx.get(COMPANY)
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    monkeypatch.setenv("SSL_CERT_FILE", str(company))
    with pytest.raises(requests.exceptions.SSLError):
        requests.get(COMPANY, timeout=5)


def test_directory(company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If that path is a directory, set `SSL_CERT_DIR` instead, which HTTPX reads if
    `SSL_CERT_FILE` isn't set."""
    monkeypatch.setenv("SSL_CERT_DIR", ".")
    with mock.patch.object(ssl, "create_default_context") as create:
        httpx.create_ssl_context()
        monkeypatch.delenv("SSL_CERT_FILE")
        httpx.create_ssl_context()
    assert [list(call.kwargs) for call in create.call_args_list] == [["cafile"], ["capath"]]
    monkeypatch.setenv("SSL_CERT_FILE", ".")
    with pytest.raises(IsADirectoryError):
        httpx.create_ssl_context()


# Errors


@on_sockets
def test_unknown() -> None:
    """| `unable to get local issuer certificate` | the authority that signed isn't in your list,
    or the server doesn't send the *intermediate certificate*, of an authority between the two
    (browsers often have that one already) | if it's your company's authority: add it, as above;
    for a public server: have its owner send the whole chain |"""
    root = trustme.CA()
    leaf = root.create_child_ca().issue_cert("localhost")
    key, chain = leaf.private_key_pem.bytes(), [pem.bytes() for pem in leaf.cert_chain_pems]
    for sent, trusted, reason in (
        (chain, [], "unable to get local issuer certificate"),
        (chain[:1], [root.cert_pem.bytes()], "unable to get local issuer certificate"),
        (chain, [root.cert_pem.bytes()], ""),
    ):
        with tls(key + b"".join(sent)) as url:
            if reason:
                assert reason in refusal(url, trusting(*trusted))
            else:
                assert httpx.get(url, verify=trusting(*trusted)).status_code == 200


@on_sockets
def test_unknown_in_chain() -> None:
    """| `self-signed certificate in certificate chain` | the authority isn't in your list; the
    server sent the authority's certificate along | if it's your company's authority: add it, as
    above; if not: don't, because somebody may be posing as the server |"""
    authority = trustme.CA()
    pem = authority.issue_cert("localhost").private_key_and_cert_chain_pem.bytes()
    with tls(pem + authority.cert_pem.bytes()) as url:
        assert "self-signed certificate in certificate chain" in refusal(url, trusting())
    with tls(pem + authority.cert_pem.bytes()) as url:
        assert httpx.get(url, verify=trusting(authority.cert_pem.bytes())).status_code == 200


@on_sockets
def test_not_the_root() -> None:
    """| `unable to get issuer certificate` | your file has an authority that another one has
    signed, and that one isn't in your list (before Python 3.13) | ask for the root certificate,
    and add that |"""
    root = trustme.CA()
    between = root.create_child_ca()
    pem = between.issue_cert("localhost").private_key_and_cert_chain_pem.bytes()
    with tls(pem) as url:
        context = trusting(between.cert_pem.bytes())
        if sys.version_info < (3, 13):
            assert "unable to get issuer certificate" in refusal(url, context)
        else:
            assert httpx.get(url, verify=context).status_code == 200
    with tls(pem) as url:
        assert httpx.get(url, verify=trusting(root.cert_pem.bytes())).status_code == 200


@on_sockets
def test_self_signed() -> None:
    """| `self-signed certificate` | the server signed its certificate itself | get that
    certificate from the server's owner, not by downloading it from what may be an impostor, and
    add it in the same way |"""
    certificate, pem = self_signed()
    with tls(pem) as url:
        assert "failed: self-signed certificate (" in refusal(url, trusting())
    with tls(pem) as url:
        assert httpx.get(url, verify=trusting(certificate)).status_code == 200


def refused_when_valid(begin: datetime.timedelta, end: datetime.timedelta) -> str:
    authority, now = trustme.CA(), datetime.datetime.now(datetime.UTC)
    leaf = authority.issue_cert("localhost", not_before=now + begin, not_after=now + end)
    with tls(leaf.private_key_and_cert_chain_pem.bytes()) as url:
        return refusal(url, trusting(authority.cert_pem.bytes()))


@on_sockets
def test_expired() -> None:
    """| `certificate has expired` | it was valid once, or your clock is wrong | look at your
    clock, or have the server's owner renew the certificate |"""
    assert "certificate has expired" in refused_when_valid(-2 * DAY, -DAY)


@on_sockets
def test_not_yet_valid() -> None:
    """| `certificate is not yet valid` | it will be valid later, or your clock is slow | look at
    your clock |"""
    assert "certificate is not yet valid" in refused_when_valid(DAY, 2 * DAY)


@on_sockets
def test_other_name() -> None:
    """| `Hostname mismatch`, `IP address mismatch` | the certificate belongs to another name or
    address | if you know that name as this server's, use it in your URL; if not, ask the server's
    owner |"""
    authority = trustme.CA()
    pem = authority.issue_cert("a.test").private_key_and_cert_chain_pem.bytes()
    with tls(pem) as url:
        assert "Hostname mismatch" in refusal(url, trusting(authority.cert_pem.bytes()))
    with tls(pem) as url:
        address = url.replace("localhost", "127.0.0.1")
        assert "IP address mismatch" in refusal(address, trusting(authority.cert_pem.bytes()))


@on_sockets
def test_strict() -> None:
    """The error then names what's missing, such as `Basic Constraints of CA cert not marked
    critical` or, for a server's certificate, `Missing Authority Key Identifier`."""
    for (authority, pem), missing in (
        (by_authority(critical=False), "Basic Constraints of CA cert not marked critical"),
        (by_authority(names_it=False), "Missing Authority Key Identifier"),
    ):
        context = trusting(authority)
        context.verify_flags |= ssl.VERIFY_X509_STRICT
        with tls(pem) as url:
            assert missing in refusal(url, context)


@on_sockets
def test_strictness_off() -> None:
    """Ask for a new certificate; until you have it, `context.verify_flags &=
    ~ssl.VERIFY_X509_STRICT` switches only this strictness off."""
    authority, pem = by_authority(critical=False)
    context = trusting(authority)
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    with tls(pem) as url:
        assert httpx.get(url, verify=context).status_code == 200
    with tls(self_signed()[1]) as url:
        assert refusal(url, context)


def test_strict_as_python() -> None:
    """From Python 3.13 on, `ssl.create_default_context()` is strict, and
    `httpx.create_ssl_context()` with it: both also refuse a certificate, of an authority or of a
    server, that lacks what RFC 5280 requires (Python's documentation)."""
    flags = ssl.create_default_context().verify_flags
    assert httpx.create_ssl_context().verify_flags == flags
    assert bool(flags & ssl.VERIFY_X509_STRICT) == (sys.version_info >= (3, 13))


def test_no_exception_for_it() -> None:
    """HTTPX has no exception for it: it raises a `ConnectError`, as for a server that can't be
    reached, so look at the text to tell them apart."""
    assert not [name for name in dir(httpx) if "ssl" in name.lower() and name.endswith("Error")]
    with pytest.raises(httpx.ConnectError) as caught:
        httpx.get("https://no-such-host.invalid/")
    assert "certificate" not in str(caught.value)


# What `verify` takes


def test_str(wire: Internet, company: Path) -> None:
    """A `str` still works as `verify=`, with a `DeprecationWarning`, and replaces the default
    authorities."""
    with pytest.warns(DeprecationWarning), httpx.Client(verify=str(company)) as client:
        assert client.get(COMPANY).status_code == 200
        with pytest.raises(httpx.ConnectError):
            client.get(PUBLIC)


def test_context_for_path(wire: Internet, company: Path) -> None:
    """`verify=ssl.create_default_context(cafile=path)` means what `verify=path` means in
    requests (for a folder, write `capath=path`)."""
    context = ssl.create_default_context(cafile=company)
    assert requests.get(COMPANY, verify=str(company), timeout=5).ok
    assert httpx.get(COMPANY, verify=context).status_code == 200
    with pytest.raises(requests.exceptions.SSLError):
        requests.get(PUBLIC, verify=str(company), timeout=5)
    assert refusal(PUBLIC, context)
    with pytest.raises(IsADirectoryError):
        ssl.create_default_context(cafile=company.parent)
    ssl.create_default_context(capath=company.parent)


def test_path(wire: Internet, company: Path) -> None:
    """A `Path` is accepted when you create the client, but the first request to an `https://`
    URL raises an `AttributeError`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # its socket is left open
        with httpx.Client(verify=company) as client:  # type: ignore[arg-type]
            with pytest.raises(AttributeError):
                client.get(COMPANY)
        gc.collect()


def test_not_for_a_request() -> None:
    """`verify` belongs to the client, or to a function such as `httpx.get`: `client.get(url,
    verify=…)` is a `TypeError`."""
    assert httpx.get(PUBLIC, verify=httpx.create_ssl_context()).status_code == 200
    with httpx.Client() as client, pytest.raises(TypeError):
        client.get(PUBLIC, verify=False)  # type: ignore[call-arg]


def test_cert_is_ignored(company: Path) -> None:
    """The `cert=` that you know from requests is deprecated in HTTPX, and next to a path in
    `verify=` it's ignored without a word."""
    with pytest.warns(DeprecationWarning, match="cert="), pytest.raises(FileNotFoundError):
        httpx.Client(cert="missing.pem")
    with pytest.warns(DeprecationWarning, match="verify=<str>") as shown:
        httpx.Client(verify=str(company), cert="missing.pem").close()
    assert len(shown) == 1


@on_sockets
def test_client_certificate(tmp_path: Path) -> None:
    """Load your certificate and its key into the context instead:
    `context.load_cert_chain("client.pem", "client.key")`."""
    authority = trustme.CA()
    mine = authority.issue_cert("me@example.com")
    mine.cert_chain_pems[0].write_to_path(str(tmp_path / "client.pem"))
    mine.private_key_pem.write_to_path(str(tmp_path / "client.key"))
    files = str(tmp_path / "client.pem"), str(tmp_path / "client.key")
    context = trusting(authority.cert_pem.bytes())
    context.load_cert_chain(*files)
    pem = authority.issue_cert("localhost").private_key_and_cert_chain_pem.bytes()
    with tls(pem, clients=authority) as url:
        assert httpx.get(url, verify=context).status_code == 200


@on_sockets
def test_whoever_asks_gets_it(tmp_path: Path) -> None:
    """Use such a context only for these servers, because each server that asks for a certificate
    gets yours."""
    authority = trustme.CA()
    context = trusting(authority.cert_pem.bytes())
    authority.issue_cert("me@example.com").configure_cert(context)
    pem = authority.issue_cert("localhost").private_key_and_cert_chain_pem.bytes()
    for _ in range(2):
        with tls(pem, clients=authority) as url:  # accepts nobody without one
            assert httpx.get(url, verify=context).status_code == 200


@on_sockets
def test_shared_context() -> None:
    """Loading the default authorities is the slowest part of creating a client, and clients
    can share a context."""

    def seconds(verify: ssl.SSLContext | bool) -> float:
        start = time.thread_time()  # of the processor, which no other program takes
        with httpx.Client(verify=verify):
            return time.thread_time() - start

    shared = httpx.create_ssl_context()
    assert min(seconds(True) for _ in range(3)) > 2 * min(seconds(shared) for _ in range(3))


@on_sockets
def test_false() -> None:
    """`verify=False` switches off both checks: who signed the certificate, and whether it
    belongs to the host in your URL."""
    with tls(trustme.CA().issue_cert("a.test").private_key_and_cert_chain_pem.bytes()) as url:
        assert httpx.get(url, verify=False).status_code == 200


def test_requests_warns(wire: Internet) -> None:
    """With `verify=False`, requests shows an `InsecureRequestWarning` for each request."""
    with warnings.catch_warnings(record=True) as shown, requests.Session() as session:
        warnings.simplefilter("always")
        for _ in range(2):
            session.get(COMPANY, verify=False, timeout=5)
    names = [each.category.__name__ for each in shown]
    assert names == ["InsecureRequestWarning"] * 2
    # pytest has filters of its own; what a program has without any:
    program = """
import requests, urllib3, warnings
kind = urllib3.exceptions.InsecureRequestWarning
print(*(action for action, _, category, *_ in warnings.filters if issubclass(kind, category)))
"""
    assert subprocess.check_output([sys.executable, "-c", program], text=True) == "always\n"


def test_httpx_shows_no_warning(wire: Internet) -> None:
    """HTTPX shows no warning, so search your code for `verify=False`, and for what
    switches off checks in a context: `CERT_NONE`, `check_hostname = False`,
    `_create_unverified_context`, and `ssl.SSLContext(…)` with anything but
    `PROTOCOL_TLS_CLIENT`."""
    with warnings.catch_warnings(record=True) as shown, httpx.Client(verify=False) as client:
        warnings.simplefilter("always")
        assert client.get(COMPANY).status_code == 200
    assert not shown
    unchecked = httpx.create_ssl_context()
    unchecked.check_hostname = False
    unchecked.verify_mode = ssl.CERT_NONE
    with pytest.warns(DeprecationWarning):
        bare = ssl.SSLContext(ssl.PROTOCOL_TLS)
    for context in (unchecked, bare):
        assert httpx.get(COMPANY, verify=context).status_code == 200


def _connected(host: Server) -> bool:
    return host.connections == 1


def test_one_handshake_at_a_time(server: Callable[..., Server]) -> None:
    """
    A truststore context makes one TLS handshake at a time, so in a program with threads, a host
    that hangs holds up new connections to all others: there, give each client a context of its
    own.
    """

    def get(host: Server, context: ssl.SSLContext, connect: float) -> threading.Thread:
        def connects() -> None:
            timeout = httpx.Timeout(60.0, connect=connect)
            with contextlib.suppress(httpx.TransportError):
                httpx.get(host.url.replace("http:", "https:"), verify=context, timeout=timeout)

        thread = threading.Thread(target=connects)
        thread.start()
        return thread

    held_up = {}
    plain, system = ssl.create_default_context(), truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    for context in (plain, system):
        hangs, other = server(response()), server(response())  # neither speaks TLS
        first = get(hangs, context, 60.0)
        until(functools.partial(_connected, hangs))
        time.sleep(0.1)  # until the first is in its handshake
        second = get(other, context, 0.1)
        second.join(1.0)
        held_up[type(context)] = second.is_alive()
        hangs.close()
        first.join()
        second.join()
    assert held_up == {ssl.SSLContext: False, truststore.SSLContext: True}


def test_list_is_read_again() -> None:
    """
    On Linux it also reads the list again for each connection, so in a program that opens many,
    leave truststore out and set `SSL_CERT_FILE` instead.
    """
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    paths = ssl.get_default_verify_paths
    with mock.patch("ssl.get_default_verify_paths", side_effect=paths) as looked:
        for _ in range(2):
            ours, theirs = socket.socketpair()
            with theirs:
                context.wrap_socket(
                    ours, do_handshake_on_connect=False, server_hostname="example.com"
                ).close()
    assert looked.call_count == (2 if platform.system() == "Linux" else 0)
