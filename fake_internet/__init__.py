"""The internet that the site's programs meet, in the suite and in the reader's browser: real host
names, no network.

- `hosts`: the servers, one file each.
- `world`: dispatches to them, for all doors.
- `mocks`: a door without sockets, for httpx, httpx2 (respx) and requests (`sockets`);
  `conversation` says what a connection would do there.
- `wire`: a door for every client, over TCP, TLS, HTTP/1.1 and HTTP/2 on loopback.
- `conditions`: what a program meets and cannot choose, such as counts, dates and latencies.
- `doors`: a visit through either, that leaves nothing behind: `with visit("mocks") as internet:`.
- `internet`: what happened while a program visited.
- `clock`: virtual time for the mocks, and faster time for the wire.
- `authorities`: who signs the certificates.
- `netguard`: refuses everything that no door leads to.

A new host takes three steps:

1. Write `hosts/<name>.py`, with `NAMES`, the host names that it has, and `new_app()`, which makes
   a Flask application in the state of a visitor's first request; where the real host takes its
   time, call `pause(seconds)` of `fake_internet.hosts`, and where it may tell something else
   tomorrow, ask `conditions` there. `hosts/example.py` is the smallest.
2. Add a request for each of its paths to `OTHER_ASKS` in tests/test_fake_internet.py.
3. Run `pytest tests/test_fake_internet.py`: both doors have to tell the same about it.

A new path on a host takes the same steps, but for the new file.
"""
