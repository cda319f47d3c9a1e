import time

import httpx

IDEMPOTENT = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"}
TEMPORARY = {429, 502, 503, 504}


class RetryTransport(httpx.BaseTransport):
    """Sends idempotent requests again if they fail; the pauses are 0, 1, 2 … seconds."""

    def __init__(self, transport: httpx.BaseTransport, total: int = 3) -> None:
        self.transport = transport
        self.total = total

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        in_memory = isinstance(request.stream, httpx.ByteStream)
        again = in_memory and request.method in IDEMPOTENT
        for attempt in range(self.total if again else 0):
            try:
                response = self.transport.handle_request(request)
            except httpx.TransportError:
                pass
            else:
                if response.status_code not in TEMPORARY:
                    return response
                response.close()
            time.sleep(2 ** (attempt - 1) if attempt else 0)
        return self.transport.handle_request(request)

    def close(self) -> None:
        self.transport.close()


with httpx.Client(transport=RetryTransport(httpx.HTTPTransport())) as client:
    for method in ["GET", "POST"]:
        start = time.monotonic()
        response = client.request(method, "https://httpbin.org/status/503")
        print(
            method,
            response.status_code,
            f"after {time.monotonic() - start:.0f} s",
        )
        #> GET 503 after 3 s
        #> POST 503 after 0 s
