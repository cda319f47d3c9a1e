import json
from datetime import date
from decimal import Decimal

import httpx

ORDER = {
    "day": date(2026, 11, 26),
    "price": Decimal("19.90"),
    "items": {"tea", "milk"},
}


def plain(value: object) -> object:
    """What a value that JSON doesn't have is sent as."""
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case set():
            return sorted(value)
    raise TypeError(f"JSON has no {type(value).__name__}")


def as_json(value: object) -> bytes:
    return json.dumps(value, default=plain, allow_nan=False).encode()


with httpx.Client() as client:
    response = client.post(
        "https://httpbin.org/post",
        content=as_json(ORDER),
        headers={"Content-Type": "application/json"},
    )
response.raise_for_status()
print(response.json()["json"])
#> {'day': '2026-11-26', 'items': ['milk', 'tea'], 'price': '19.90'}
