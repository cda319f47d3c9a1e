"""The internet that the snippets meet in the suite: real host names, no network.

- `world`: the servers, as one WSGI application. Adding an answer is done there, once.
- `mocks`: a door to the world for httpx (respx) and for requests (responses), without sockets.
- `wire`: a door to the world for every client, over TCP, TLS, HTTP/1.1 and HTTP/2 on loopback.
- `internet`: what both doors tell a test about the requests that came through.
- `clock`: virtual time for the mocks, and faster time for the wire.
- `authorities`: who signs the certificates on the wire.
- `netguard`: refuses everything that no door leads to.
"""
