import asyncio

import httpx

events: list[str] = []


async def trace(event: str, info: dict) -> None:
    phase, _, state = event.rpartition(".")
    if state == "complete":
        events.append(phase)


async def main() -> None:
    async with httpx.AsyncClient() as client:
        for _ in range(2):
            events.clear()
            response = await client.get(
                "https://httpbin.org/get", extensions={"trace": trace}
            )
            response.raise_for_status()
            for phase in events:
                print(phase)
                #> connection.connect_tcp
                #> connection.start_tls
                #> http11.send_request_headers
                #> http11.send_request_body
                #> http11.receive_response_headers
                #> http11.receive_response_body
                #> http11.response_closed
                #> http11.send_request_headers
                #> http11.send_request_body
                #> http11.receive_response_headers
                #> http11.receive_response_body
                #> http11.response_closed


asyncio.run(main())
