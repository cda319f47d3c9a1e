// Compiles the modules that most snippets import, with the Python that will run them.
// node precompile.mjs <folder of pyodide> <folder with stdlib.zip, libraries.zip and suite.zip>
// writes compiled.json into the latter: archive -> path in it -> bytecode in base64.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodide, folder] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const python = await loadPyodide({ env: { PYTHONHASHSEED: "0" } });
for (const name of ["libraries", "suite"])
  python.FS.writeFile(`/lib/${name}.zip`, readFileSync(`${folder}/${name}.zip`));

const compiler = `
import sys
sys.path[:0] = ["/lib/suite.zip", "/lib/libraries.zip"]
import program
program.start(lambda message: None)
# What most snippets do first: one request with each client, over both protocols.
program.run("probe.py", '''
import asyncio, json, httpx, requests
from exercises import watching
requests.get("https://httpbin.org/get", timeout=5).json()
httpx.get("https://httpbin.org/get").json()
httpx.get("https://httpbin.org/stream/2").read()
async def main():
    async with httpx.AsyncClient(http2=True) as client, asyncio.TaskGroup() as group:
        group.create_task(client.get("https://httpbin.org/get"))
    try:
        async with asyncio.timeout(1), httpx.AsyncClient() as client:
            await client.get("https://httpbin.org/delay/3")
    except TimeoutError:
        pass
asyncio.run(main())
httpx.get("http://192.0.2.1/")
''')
import base64, importlib.util, json, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
names = {"/lib/python314.zip/": "stdlib", "/lib/libraries.zip/": "libraries", "/lib/suite.zip/": "suite"}
files = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
result = {name: {} for name in names.values()}
for file in sorted(files):
    for prefix, name in names.items():
        if file.startswith(prefix) and file.endswith(".py"):
            with zipfile.ZipFile(prefix[:-1]) as archive:
                source = archive.read(file.removeprefix(prefix))
            code = compile(source, file, "exec", dont_inherit=True)
            data = _code_to_hash_pyc(code, importlib.util.source_hash(source), False)
            result[name][file.removeprefix(prefix) + "c"] = base64.b64encode(data).decode()
json.dumps(result)
`;
try {
  writeFileSync(`${folder}/compiled.json`, python.runPython(compiler));
} catch (error) {
  console.error(error.message); // Node would print the line of Pyodide that threw: a megabyte
  process.exit(1);
}
