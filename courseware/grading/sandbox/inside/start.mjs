// Starts Pyodide from the files of this folder; with `image.bin` Python's memory is
// laid in as `image.mjs` found it, so that nothing is unpacked or imported again.
import { bytes, createModule, json } from "./engine.mjs";
import { loadPyodide } from "./pyodide.mjs";
import { before, restore } from "./snapshot.mjs";

const HERE = new URL("./", import.meta.url).href;
export const parts = json("parts.json");
const PATHS = {
  "python_stdlib.zip": "/lib/python314.zip",
  "numpy.zip": "/lib/numpy.zip",
  "tinytorch.whl": "/lib/tinytorch.whl",
};
// Of JavaScript Python gets what its event loop needs.
const jsglobals = Object.assign(Object.create(null), {
  setTimeout: (action, wait) => setTimeout(() => action(), wait),
  clearTimeout: (number) => clearTimeout(number),
});

/** A Python and its memory; without an image, what memory held before it began. */
export async function start(fromImage) {
  let was;
  const core = instantiating();
  const python = await loadPyodide({
    indexURL: HERE,
    stdLibURL: `${HERE}parts.json`, // in its place the library is laid
    lockFileContents: JSON.stringify({ info: parts.info, packages: {} }),
    env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" },
    jsglobals,
    ...(fromImage ? { _loadSnapshot: new Uint8Array() } : { _makeSnapshot: true }),
    createPyodideModule: (made) => {
      const [install] = made.preRun;
      made.preRun[0] = async (M) => {
        M.addRunDependency("parts");
        await install(M);
        link(M, bytes("linked.wasm"));
        for (const [name, path] of Object.entries(PATHS)) later(M.FS, name, path);
        for (const name of parts.later)
          later(M.FS, `${name}.wasm`, `/lib/${name}.so`);
        if (fromImage) restore(M, [bytes("image.bin")]);
        else was = before(M);
        M.removeRunDependency("parts");
      };
      return createModule(made);
    },
  });
  return { python, was, memory: core.instance.exports.memory };
}

/** Let Pyodide's core be compiled here, all at once: `instance` is there then. */
function instantiating() {
  const core = {};
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (_, imports) => {
    WebAssembly.instantiateStreaming = instantiateStreaming;
    const module = new WebAssembly.Module(bytes("core.wasm"));
    core.instance = new WebAssembly.Instance(module, imports);
    return { module, instance: core.instance };
  };
  return core;
}

/** From then on Python finds these libraries without a file. */
function link(M, all) {
  let end = 0;
  for (const [name, size] of Object.entries(parts.linked)) {
    end += size;
    const [path, stays] = [`/lib/${name}.so`, { nodelete: true }];
    const module = new WebAssembly.Module(all.subarray(end - size, end));
    M.preloadedWasm[path] = M.loadWebAssemblyModule(module, stays, path, {});
    M.loadDynamicLibrary(path, stays);
  }
}

/** A file that is read when Python opens it. */
function later(FS, name, path) {
  FS.writeFile(path, "");
  const { node } = FS.lookupPath(path);
  node.usedBytes = parts.sizes[name];
  const get = () => {
    const value = bytes(name);
    Object.defineProperty(node, "contents", { value, writable: true });
    return value;
  };
  Object.defineProperty(node, "contents", { get, configurable: true });
}
