import gzip
import time
from collections.abc import Iterator
from pathlib import Path

import backup_httpx as backup
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

REPOS = "/users/psf/repos"
TARBALL = "/repos/psf/black/tarball"
ARCHIVE = gzip.compress(b"all of black")
BLACK = {"name": "black", "full_name": "psf/black"}


@pytest.fixture
def httpserver() -> Iterator[HTTPServer]:
    """A new server for each test: none gets the late requests of another."""
    with HTTPServer() as server:
        yield server


@pytest.fixture(autouse=True)
def api(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leads the program to a server on this machine."""
    monkeypatch.setattr(backup, "API", httpserver.url_for("").rstrip("/"))
    monkeypatch.setattr(backup, "WEBHOOK", httpserver.url_for("/message"))


def asked(httpserver: HTTPServer) -> list[Request]:
    return [request for request, _ in httpserver.log]


def test_all_pages_are_read(httpserver: HTTPServer) -> None:
    link = f'<{httpserver.url_for(REPOS)}?page=2>; rel="next"'
    httpserver.expect_oneshot_request(REPOS).respond_with_json(
        [{"n": 1}], headers={"Link": link}
    )
    httpserver.expect_oneshot_request(REPOS).respond_with_json([{"n": 2}])
    with backup.connect() as client:
        found = list(backup.repositories(client, "psf"))
    assert found == [{"n": 1}, {"n": 2}]
    queries = [request.query_string for request in asked(httpserver)]
    assert queries == [b"per_page=100", b"page=2"]


def test_token_stays_with_github(
    httpserver: HTTPServer, tmp_path: Path
) -> None:
    elsewhere = f"http://127.0.0.1:{httpserver.port}/black"  # not localhost
    httpserver.expect_request(TARBALL).respond_with_data(
        status=302, headers={"Location": elsewhere}
    )
    httpserver.expect_request("/black").respond_with_data(ARCHIVE)
    with backup.connect("secret") as client:
        path = tmp_path / "black.tar.gz"
        backup.download(client, httpserver.url_for(TARBALL), path)
    first, second = asked(httpserver)
    assert first.headers["Authorization"] == "Bearer secret"
    assert "Authorization" not in second.headers
    assert path.read_bytes() == ARCHIVE


def test_server_errors_are_retried(httpserver: HTTPServer) -> None:
    for status in (503, 502, 200):
        httpserver.expect_oneshot_request(REPOS).respond_with_json(
            [], status=status
        )
    with backup.connect(pause=0) as client:
        assert list(backup.repositories(client, "psf")) == []
    assert len(asked(httpserver)) == 3


def test_silence_is_a_problem(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def late(request: Request) -> Response:
        time.sleep(0.3)
        return Response("[]")

    httpserver.expect_request(REPOS).respond_with_handler(late)
    monkeypatch.setattr(backup, "READ", 0.1)
    with backup.connect(pause=0) as client:
        [problem] = backup.back_up(client, "psf", tmp_path)
    assert problem.startswith("psf: no response")


def test_problems_are_returned(httpserver: HTTPServer, tmp_path: Path) -> None:
    httpserver.expect_request(REPOS).respond_with_json([BLACK])
    httpserver.expect_request(TARBALL).respond_with_data(status=404)
    with backup.connect() as client:
        problems = backup.back_up(client, "psf", tmp_path)
    assert problems == ["black: status 404"]
    assert [path.name for path in tmp_path.iterdir()] == ["psf.csv"]


def test_errors_are_logged(
    httpserver: HTTPServer, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    httpserver.expect_request(REPOS).respond_with_data("no", status=404)
    caplog.set_level("INFO", "backup")
    with backup.connect() as client:
        backup.back_up(client, "psf", tmp_path)
    [record] = [each for each in caplog.records if each.name == "backup"]
    assert record.getMessage().endswith("/users/psf/repos?per_page=100 no")


def test_message_is_json(httpserver: HTTPServer) -> None:
    httpserver.expect_oneshot_request(
        "/message", method="POST", json={"text": "é"}
    ).respond_with_data("ok")
    httpserver.expect_oneshot_request("/message").respond_with_data(status=500)
    assert backup.notify("é")
    assert not backup.notify("é")
