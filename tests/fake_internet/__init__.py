"""The internet that the snippets meet in the suite: real host names, no network.

- `world`: the servers, as one WSGI application. Adding an answer is done there, once.
- `mocks`: a door to the world for httpx (respx) and for requests (responses), without sockets.
- `clock`: one virtual clock for the snippet and the world, so that waiting costs nothing.
- `netguard`: refuses everything that no door leads to.
"""
