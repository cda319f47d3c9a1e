// Compiles the modules that most snippets import, with the Python that will run them.
// node precompile.mjs <folder of pyodide> <folder with libraries.zip and suite.zip>
// writes into the latter compiled.json, which precompile.py describes.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodide, folder] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);

function here(name) {
  return readFileSync(new URL(name, import.meta.url), "utf-8");
}

async function compiled() {
  const python = await loadPyodide({ env: { PYTHONHASHSEED: "0" } });
  for (const name of ["libraries", "suite"])
    python.FS.writeFile(`/lib/${name}.zip`, readFileSync(`${folder}/${name}.zip`));
  python.FS.mkdir("/lib/ours");
  python.FS.writeFile("/lib/ours/precompile.py", here("precompile.py"));
  python.runPython(
    `import sys; sys.path[:0] = ["/lib/suite.zip", "/lib/libraries.zip", "/lib/ours"]`,
  );
  const inBrowser = python.pyimport("playground.browser.program");
  let printed = "";
  inBrowser.start((message) => {
    for (const [, , text] of JSON.parse(message).parts ?? []) printed += text;
  });
  inBrowser.run("probe.py", here("probe.py"));
  // It ends on purpose with this error, after all the rest.
  if (!/^httpx\.ConnectTimeout: /m.test(printed))
    throw new Error(`playground/probe.py fails in Pyodide:\n${printed}`);
  return python.pyimport("precompile").compiled();
}

try {
  writeFileSync(`${folder}/compiled.json`, await compiled());
} catch (error) {
  console.error(error.message); // Node would print the line of Pyodide that threw: a megabyte
  process.exit(1);
}
