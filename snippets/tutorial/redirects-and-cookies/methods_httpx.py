import httpx

with httpx.Client(follow_redirects=True) as client:
    for status in [301, 302, 303, 307, 308]:
        arrived = []
        for method in ["GET", "POST", "PUT", "DELETE"]:
            response = client.request(
                method,
                "https://httpbin.org/redirect-to",
                params={"url": "/anything", "status_code": status},
                content="a body" if method in ["POST", "PUT"] else None,
            )
            response.raise_for_status()
            received = response.json()
            arrived.append(received["method"] + "+" * bool(received["data"]))
        print(status, arrived)
        #> 301 ['GET', 'GET', 'PUT+', 'DELETE']
        #> 302 ['GET', 'GET', 'GET', 'GET']
        #> 303 ['GET', 'GET', 'GET', 'GET']
        #> 307 ['GET', 'POST+', 'PUT+', 'DELETE']
        #> 308 ['GET', 'POST+', 'PUT+', 'DELETE']
