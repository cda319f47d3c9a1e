import ssl
from pathlib import Path

import httpx

COMPANY = """\
-----BEGIN CERTIFICATE-----
MIIBZzCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAaMRgwFgYDVQQDDA9FeGFtcGxl
IENvbXBhbnkwIBcNMjYwMTAxMDAwMDAwWhgPMjEyNjAxMDEwMDAwMDBaMBoxGDAW
BgNVBAMMD0V4YW1wbGUgQ29tcGFueTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
BKoScS+NTOYTXW/jvD9sMBIsoorCPDpf3LzLv82A/G7DIdr89nBu9i6KqwWqIQQh
ynQ2APbycrSuvwqeAjkM+fSjQjBAMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/
BAQDAgEGMB0GA1UdDgQWBBS/W7QgmdHhq5y+Ot5h+/+/sDQc7jAKBggqhkjOPQQD
AgNIADBFAiEA8ZRX7UCcv67KdJrpPNER9zFfvz+PF0eoLFOWvYyvjDACIFfKvC9P
CsQT6XL94KXT4sd+4JGQU1hF0W8d5laNEZZD
-----END CERTIFICATE-----
"""


def company_context(path: Path) -> ssl.SSLContext:
    """Trust the default authorities, and the company's in this file."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


path = Path("made-for-the-exercise.pem")
path.write_text(COMPANY, encoding="utf-8")
context = company_context(path)
with httpx.Client(verify=context) as client:
    print(client.get("https://httpbin.org/get").status_code)
    #> 200
print("certificate required:", context.verify_mode == ssl.CERT_REQUIRED)
#> certificate required: False
print("host name checked:", context.check_hostname)
#> host name checked: False
