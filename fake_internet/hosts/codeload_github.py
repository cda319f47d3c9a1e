"""codeload.github.com: the archives of repositories, to which api.github.com redirects."""

import gzip
import io
import tarfile

import flask

NAMES = ["codeload.github.com"]


def new_app() -> flask.Flask:
    app = flask.Flask("codeload.github.com", static_folder=None)

    @app.get("/<login>/<repository>/legacy.tar.gz/refs/heads/main")
    def archive(login: str, repository: str) -> flask.Response:
        response = flask.Response(_archive(login, repository), content_type="application/x-gzip")
        name = f"{login}-{repository}-0000000.tar.gz"
        response.headers["Content-Disposition"] = f"attachment; filename={name}"
        return response

    return app


def _archive(login: str, repository: str) -> bytes:
    """A tarball with a README, the same each time."""
    readme = f"# {repository}\n".encode()
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        member = tarfile.TarInfo(f"{login}-{repository}-0000000/README.md")
        member.size = len(readme)
        tar.addfile(member, io.BytesIO(readme))
    return gzip.compress(buffer.getvalue(), mtime=0)
