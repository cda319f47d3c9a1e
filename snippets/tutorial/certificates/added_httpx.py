import httpx
import trustme

trustme.CA().cert_pem.write_to_path("company.pem")  # you have yours already

context = httpx.create_ssl_context()
context.load_verify_locations("company.pem")

with httpx.Client(verify=context) as client:
    response = client.get("https://httpbin.org/get")
    print(response.status_code)
    #> 200
