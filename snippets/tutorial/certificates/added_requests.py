from pathlib import Path

import certifi
import requests
import trustme

bundle = Path("made-for-the-example.pem")
# This makes a file to try; yours is there already, so pass its path.
with trustme.CA().cert_pem.tempfile() as company:
    authorities = [Path(certifi.where()), Path(company)]
    bundle.write_bytes(b"\n".join(path.read_bytes() for path in authorities))

with requests.Session() as session:
    response = session.get(
        "https://httpbin.org/get", verify=bundle, timeout=5.0
    )
    print(response.status_code)
    #> 200
