"""Claims of docs/migration/names.md; its rows are tried by tests/test_names.py."""

import warnings
from operator import attrgetter
from unittest import mock

import httpx
import httpx2
import requests

from fake_internet.internet import Internet
from porting.finder import find_in
from porting.names import groups


def test_version() -> None:
    """
    Search this page for the name after the dot, with the browser's own search: it lists the
    public names of requests 2.34.2 by the class or module that has them, so look which group
    you're in.
    """
    assert requests.__version__ == "2.34.2"  # tests/test_names.py holds that none is missing


def test_httpx2() -> None:
    """
    With [httpx2](../beyond/httpx2.md), all names are the same as in httpx, but the codes 413,
    414, 416 and 422 have newer names there, and the old ones warn.
    """
    names = [row.httpx.partition("(")[0] for group in groups() for row in group.rows]
    of_the_package = {name for name in names if name.startswith("httpx.")}
    assert len(of_the_package) > 90
    with warnings.catch_warnings(record=True) as old:
        warnings.simplefilter("always")
        for name in of_the_package:
            attrgetter(name.removeprefix("httpx."))(httpx2)
    assert len({str(each.message) for each in old}) == 4
    with httpx2.Client() as client:
        of_a_client = [name.removeprefix("client.") for name in names if name[:7] == "client."]
        assert len(of_a_client) > 15 and all(hasattr(client, name) for name in of_a_client)


def test_finder() -> None:
    """
    For a whole project, let a program look for the names: in a clone of this site's repository,
    `python -m porting` with the path of your project lists each place where it uses requests, with
    the kind, the counterpart and the section that shows it.
    """
    (found,) = find_in({"a.py": "import requests\nrequests.Session"}).findings
    assert (found.line, found.kind, found.becomes) == (2, "renamed", "httpx.Client")
    assert found.see == "tutorial/clients.md#keep-one-client-for-many-requests"


def test_left_out() -> None:
    """
    It only reads your files, and it leaves out what it can't follow, such as a session that comes
    from another package, so search for the word `requests` at the end.
    """
    assert not find_in({"a.py": "from shop import session\nsession.verify = False"}).findings


def test_packages_around(internet: Internet) -> None:
    """They work on what requests sends, so they see nothing of HTTPX, and a test's fake answer is
    no longer given."""
    # Where responses and requests_mock put their answers:
    fake = mock.patch("requests.adapters.HTTPAdapter.send", return_value=requests.Response())
    with fake as asked:
        requests.get("https://httpbin.org/get", timeout=5)
        assert httpx.get("https://httpbin.org/get").is_success
    assert asked.call_count == 1
