// What all JavaScript of this process shares: from then on nobody puts another function
// in the place of one that is there. Errors stay open, since Pyodide names its own.
const OPEN = new Set([Error, globalThis]);
const ROOTS = [
  Array, ArrayBuffer, BigInt, BigInt64Array, BigUint64Array, Boolean, DataView,
  Float32Array, Float64Array, Int8Array, Int16Array, Int32Array, JSON, Map, Math,
  Number, Object, Promise, Proxy, Reflect, RegExp, Set, String, Symbol, TextDecoder,
  TextEncoder, Uint8Array, Uint16Array, Uint32Array, WeakMap, WeakRef,
  [][Symbol.iterator](), ""[Symbol.iterator](), new Map().entries(),
  new Set().entries(), WebAssembly.Memory, WebAssembly.Table,
];

/** Freeze them, and whatever they lead to. */
export function freeze() {
  const seen = new Set(OPEN);
  const waiting = [...ROOTS];
  while (waiting.length) {
    const thing = waiting.pop();
    if (Object(thing) !== thing || seen.has(thing)) continue;
    seen.add(thing);
    Object.freeze(thing);
    waiting.push(Object.getPrototypeOf(thing));
    const own = Object.getOwnPropertyDescriptors(thing);
    for (const { value, get, set } of Object.values(own)) waiting.push(value, get, set);
  }
}
