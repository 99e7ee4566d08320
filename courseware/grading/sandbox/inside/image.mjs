// Runs in the build: the memory of a Python that has imported all a sandbox needs.
// deno run image.mjs: writes image.bin and addresses.json into this folder
import { bytes, exit, save } from "./engine.mjs";
import { taken } from "./snapshot.mjs";
import { parts, start } from "./start.mjs";

const { python, was } = await start(false);
for (const name of ["finder", "harness", "stand_ins"])
  python.FS.writeFile(`/lib/${name}.py`, bytes(`${name}.py`));
python.globals.set("libraries", [...Object.keys(parts.linked), ...parts.later].join());
python.runPython(`
import sys
sys.path.insert(0, "/lib")
import finder
sys.meta_path.append(finder.Parts(libraries.split(","), {}))
sys.path += ["/lib/numpy.zip", "/lib/tinytorch.whl"]
import harness
sys.path.remove("/lib")
for name in ("finder", "harness", "stand_ins"):
    del sys.modules[name]
del finder, libraries, name
things = harness.begin()
named = {name: id(thing) for name, thing in things.items()}
secret = [id(thing) for thing in harness.secret()]
`);
const addresses = python.globals.get("named").toJs();
for (const address of Object.values(addresses))
  python._module._Py_IncRef(address); // for ever
const secret = python.globals.get("secret").toJs();
python.runPython(`
del sys, harness, things, named, secret
import gc; gc.collect(); gc.freeze(); del gc
`);
for (const address of secret) python._module._PyObject_GC_UnTrack(address);
save("addresses.json", new TextEncoder().encode(JSON.stringify(addresses)));
save("image.bin", new Uint8Array(await taken(python._module, was)));
exit(0);
