import httpx

client = httpx.Client(timeout=httpx.Timeout(connect=3.0, read=10.0, write=5.0, pool=5.0))


def outcome(url: str) -> str:
    try:
        response = client.get(url)
    except (httpx.ConnectTimeout, httpx.ReadTimeout):
        return "timed out"
    except httpx.TransportError:
        return "no response"
    return "fine" if response.is_success else f"status {response.status_code}"
