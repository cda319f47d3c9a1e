"""What the pages say and no program on them shows, each sentence with its proof.

`docs/tutorial/timeouts.md` has its claims in `tests/claims/tutorial/timeouts.py`. A claim is a
test whose docstring is the sentence as it stands on the page, a whole line of the Markdown, and
whose body tries it, in as few lines as it can:

    def test_default() -> None:
        \"\"\"HTTPX waits five seconds for each of them.\"\"\"
        assert httpx.Client().timeout == httpx.Timeout(5)

Each runs in the fake internet at the mocks, on virtual time. One that asks for `wire` runs over
real connections instead, and one that asks for `server` against raw bytes that it sends itself.
Those fixtures are in conftest.py; tests/test_claims.py holds the sentences to their pages.
"""
