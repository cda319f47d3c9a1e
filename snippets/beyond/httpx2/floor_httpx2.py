from importlib.metadata import metadata

for field in ["Version", "Requires-Python"]:
    print(field, metadata("httpx2")[field])
    #> Version 2.16.2
    #> Requires-Python >=3.11
