import httpx


def trace(event: str, info: dict) -> None:
    if event.endswith(".complete"):
        print(event)
        #> connection.connect_tcp.complete
        #> connection.start_tls.complete
        #> http11.send_request_headers.complete
        #> http11.send_request_body.complete
        #> http11.receive_response_headers.complete
        #> http11.receive_response_body.complete
        #> http11.response_closed.complete
        #> http11.send_request_headers.complete
        #> http11.send_request_body.complete
        #> http11.receive_response_headers.complete
        #> http11.receive_response_body.complete
        #> http11.response_closed.complete


with httpx.Client() as client:
    for _ in range(2):
        response = client.get(
            "https://httpbin.org/get", extensions={"trace": trace}
        )
        response.raise_for_status()
