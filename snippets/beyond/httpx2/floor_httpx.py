from importlib.metadata import metadata

for field in ["Version", "Requires-Python"]:
    print(field, metadata("httpx")[field])
    #> Version 0.28.1
    #> Requires-Python >=3.8
