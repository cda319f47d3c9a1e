import sys

import h2  # noqa: F401
import pytest
from fake_internet.mocks import Internet, mocked_internet

# What a developer's shell may hold and a snippet's output must not depend on.
_ENVIRONMENT = [
    *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"),
    *("http_proxy", "https_proxy", "all_proxy", "no_proxy"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NETRC"),
]


@pytest.fixture
def internet(tmp_path, monkeypatch) -> Internet:
    """The fake internet, for a program that runs in a directory and a `__main__` of its own."""
    for name in _ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    # A snippet becomes `__main__`, and one hides h2; both are put back afterwards.
    for name in ("__main__", "h2"):
        monkeypatch.setitem(sys.modules, name, sys.modules[name])
    with mocked_internet() as internet:
        yield internet
