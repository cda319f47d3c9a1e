import httpx

log: list[str] = []


def trace(event: str, info: dict) -> None:
    phase, _, state = event.rpartition(".")
    if state == "complete":
        log.append(f"  {phase}")


with httpx.Client() as client:
    for ordinal in ["first", "second"]:
        log.append(f"the {ordinal} request")
        response = client.get(
            "https://httpbin.org/get", extensions={"trace": trace}
        )
        response.raise_for_status()

for line in log:
    print(line)
    #> the first request
    #>   connection.connect_tcp
    #>   connection.start_tls
    #>   http11.send_request_headers
    #>   http11.send_request_body
    #>   http11.receive_response_headers
    #>   http11.receive_response_body
    #>   http11.response_closed
    #> the second request
    #>   http11.send_request_headers
    #>   http11.send_request_body
    #>   http11.receive_response_headers
    #>   http11.receive_response_body
    #>   http11.response_closed
