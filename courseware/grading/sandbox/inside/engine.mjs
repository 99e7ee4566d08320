// What the runner takes of Deno, which is then gone: from Python no way leads to it.
// Without it, and without what looks like Node, Pyodide takes this for a browser's
// worker and loads nothing more.
const here = import.meta.dirname;
const { Deno } = globalThis;
const { core } = Deno[Deno.internal];

export const read = Deno.stdin.readSync.bind(Deno.stdin);
export const write = Deno.stdout.writeSync.bind(Deno.stdout);
export const save = (name, data) => Deno.writeFileSync(`${here}/${name}`, data);
export const exit = Deno.exit.bind(Deno);

/** A file of this folder. */
export const bytes = (name) => Deno.readFileSync(`${here}/${name}`);
export const json = (name) => JSON.parse(new TextDecoder().decode(bytes(name)));

// As a module it would be read twice, the first time for what it imports.
const text = new TextDecoder().decode(bytes("pyodide.asm.js"));
export const [createModule, failure] = core.evalContext(text, "file:///asm.js");
if (failure) throw failure.thrown;

for (const name of ["Deno", "process", "Buffer", "global"]) delete globalThis[name];
globalThis.WorkerGlobalScope = class {
  static [Symbol.hasInstance]() {
    return true;
  }
};
