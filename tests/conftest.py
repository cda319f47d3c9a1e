import gc
import os
import sys
from pathlib import Path

import h2  # noqa: F401
import pytest
import site_build

from fake_internet.internet import Internet
from fake_internet.mocks import mocked_internet
from fake_internet.wire import wired_internet

# The fixtures of the tests that need a browser.
pytest_plugins = ["browsing"]

# What a developer's shell may hold and the fake internet must not depend on.
_ENVIRONMENT = [
    *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"),
    *("http_proxy", "https_proxy", "all_proxy", "no_proxy"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NETRC"),
]


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("live"):
        for name in _ENVIRONMENT:
            os.environ.pop(name, None)


def pytest_addoption(parser) -> None:
    parser.addoption(
        "--live",
        action="store_true",
        help="run the snippets against the real internet, and nothing else",
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """With --live test_live.py alone is collected, without it everything else."""
    if collection_path.suffix == ".py":
        return (collection_path.name == "test_live.py") != config.getoption("live") or None
    return None


def pytest_collection_finish() -> None:
    """Spares `left_open` a look at all that the suite itself holds, after every snippet."""
    gc.collect()
    gc.freeze()


# The two doors to the fake internet; what asks for `door` or `internet` runs once at each.
DOORS = {"mocks": mocked_internet, "wire": wired_internet}


@pytest.fixture(params=DOORS)
def door(request) -> str:
    return request.param


@pytest.fixture
def internet(door: str, tmp_path, monkeypatch) -> Internet:
    """The fake internet, for a program that runs in a directory and a `__main__` of its own."""
    monkeypatch.chdir(tmp_path)
    # A snippet becomes `__main__`, and one hides h2; both are put back afterwards.
    for name in ("__main__", "h2"):
        monkeypatch.setitem(sys.modules, name, sys.modules[name])
    with DOORS[door]() as internet:
        yield internet


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The folder of the built site."""
    folder = tmp_path_factory.mktemp("site")
    try:
        site_build.build(folder)
    except site_build.BuildFailed as failure:
        pytest.fail(str(failure), pytrace=False)
    return folder


@pytest.fixture(scope="session")
def pages(site: Path) -> list[site_build.Page]:
    return site_build.pages(site)
