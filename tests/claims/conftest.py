"""Where claims run; see the package's docstring."""

from collections.abc import Callable, Iterator

import pytest

from fake_internet.doors import visit
from fake_internet.internet import Internet
from tests.claims.server import Server, Step
from tests.left_behind import check_no_thread_is_left


@pytest.fixture(autouse=True)
def internet(no_thread_is_left: None, request: pytest.FixtureRequest) -> Iterator[Internet | None]:
    """The fake internet that the claim runs in; what it received is in its `exchanges`.

    None for a claim that asks for `server`: a real socket, on real time.
    """
    if "server" in request.fixturenames:
        yield None
        return
    with visit("wire" if "wire" in request.fixturenames else "mocks") as internet:
        yield internet


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """Waits for what a claim started: on another claim's clock, its waits would be taken for the
    other's."""
    with check_no_thread_is_left():
        yield


@pytest.fixture
def wire(internet: Internet) -> Internet:
    """The fake internet over real connections: pools, TLS, HTTP/2."""
    return internet


@pytest.fixture
def server(no_thread_is_left: None) -> Iterator[Callable[..., Server]]:
    """Starts a `Server` with the responses that it is called with."""
    started: list[Server] = []

    def start(*responses: bytes | list[Step]) -> Server:
        started.append(Server(*responses))
        return started[-1]

    yield start
    for each in started:
        each.close()
