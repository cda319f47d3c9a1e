import httpx
import trustme

context = httpx.create_ssl_context()
# This makes a file to try; yours is there already, so pass its path.
with trustme.CA().cert_pem.tempfile() as company:
    context.load_verify_locations(cafile=company)

with httpx.Client(verify=context) as client:
    response = client.get("https://httpbin.org/get")
    print(response.status_code)
    #> 200
