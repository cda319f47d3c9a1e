import gzip
from pathlib import Path

import backup_requests as backup
import requests
import responses

REPOS = "https://api.github.com/users/psf/repos"
TARBALL = "https://api.github.com/repos/psf/black/tarball"
FILE = "https://codeload.github.com/psf/black.tar.gz"
ARCHIVE = gzip.compress(b"all of black")
BLACK = {"name": "black", "full_name": "psf/black"}


@responses.activate
def test_all_pages_are_read() -> None:
    following = f"{REPOS}?page=2"
    responses.get(
        REPOS, json=[{"n": 1}], headers={"Link": f'<{following}>; rel="next"'}
    )
    responses.get(following, json=[{"n": 2}])
    with backup.connect() as session:
        found = list(backup.repositories(session, "psf"))
    assert found == [{"n": 1}, {"n": 2}]
    first, second = (call.request for call in responses.calls)
    assert first.params == {"per_page": "100"}
    assert second.params == {"page": "2"}


@responses.activate
def test_token_stays_with_github(tmp_path: Path) -> None:
    responses.get(TARBALL, status=302, headers={"Location": FILE})
    responses.get(FILE, body=ARCHIVE)
    with backup.connect("secret") as session:
        backup.download(session, TARBALL, tmp_path / "black.tar.gz")
    first, second = (call.request for call in responses.calls)
    assert first.headers["Authorization"] == "Bearer secret"
    assert "Authorization" not in second.headers
    assert (tmp_path / "black.tar.gz").read_bytes() == ARCHIVE


@responses.activate
def test_server_errors_are_retried() -> None:
    for status in (503, 502, 200):
        responses.get(REPOS, status=status, json=[])
    with backup.connect(pause=0) as session:
        assert list(backup.repositories(session, "psf")) == []
    assert len(responses.calls) == 3


@responses.activate
def test_every_request_has_a_timeout() -> None:
    responses.get(REPOS, json=[])
    with backup.connect() as session:
        list(backup.repositories(session, "psf"))
    assert responses.calls[0].request.req_kwargs["timeout"] == (3.0, 10.0)


@responses.activate
def test_problems_are_returned(tmp_path: Path) -> None:
    responses.get(REPOS, json=[BLACK])
    responses.get(TARBALL, status=404)
    with backup.connect() as session:
        problems = backup.back_up(session, "psf", tmp_path)
    assert problems == ["black: status 404"]
    assert [path.name for path in tmp_path.iterdir()] == ["psf.csv"]


@responses.activate
def test_silence_is_a_problem(tmp_path: Path) -> None:
    responses.get(REPOS, body=requests.ReadTimeout("timed out"))
    with backup.connect(pause=0) as session:
        problems = backup.back_up(session, "psf", tmp_path)
    assert problems == ["psf: no response (timed out)"]


@responses.activate
def test_message_is_json() -> None:
    responses.post(
        backup.WEBHOOK,
        match=[responses.matchers.json_params_matcher({"text": "é"})],
    )
    assert backup.notify("é")
    responses.replace(responses.POST, backup.WEBHOOK, status=500)
    assert not backup.notify("é")
