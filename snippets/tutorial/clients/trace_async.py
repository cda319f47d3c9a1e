import asyncio

import httpx

log: list[str] = []


async def trace(event: str, info: dict) -> None:
    phase, _, state = event.rpartition(".")
    if state == "complete":
        log.append(f"  {phase}")


async def main() -> None:
    async with httpx.AsyncClient() as client:
        for ordinal in ["first", "second"]:
            log.append(f"the {ordinal} request")
            response = await client.get(
                "https://httpbin.org/get", extensions={"trace": trace}
            )
            response.raise_for_status()


asyncio.run(main())
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
