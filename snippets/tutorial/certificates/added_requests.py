from pathlib import Path

import certifi
import requests
import trustme

trustme.CA().cert_pem.write_to_path("company.pem")  # you have yours already

authorities = [Path(certifi.where()), Path("company.pem")]
bundle = Path("bundle.pem")
bundle.write_bytes(b"\n".join(path.read_bytes() for path in authorities))

with requests.Session() as session:
    response = session.get(
        "https://httpbin.org/get", verify=bundle, timeout=5.0
    )
    print(response.status_code)
    #> 200
