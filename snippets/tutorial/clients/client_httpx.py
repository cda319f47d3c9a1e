import httpx


def fetch_name(client: httpx.Client, login: str) -> str | None:
    response = client.get(f"/users/{login}")
    response.raise_for_status()
    return response.json()["name"]


def main() -> None:
    with httpx.Client(
        base_url="https://api.github.com",
        headers={"User-Agent": "my-report/1.0"},
        timeout=10.0,
    ) as client:
        for login in ["python", "psf"]:
            print(fetch_name(client, login))
            #> Python
            #> Python Software Foundation


main()
