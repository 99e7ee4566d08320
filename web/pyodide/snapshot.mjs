/** A Python's memory: taken by the build, laid in by a browser that it fits. */

const PAGE = 4096;

const top = (/** @type {any} */ M) => M.HEAPU32[M._emscripten_get_sbrk_ptr() >>> 2];

/** Of all that lies in memory before Python begins. @param {any} M */
function checksum(M) {
  const [words, end] = [M.HEAPU32, top(M) >>> 2];
  let sum = M.wasmTable.length;
  for (let at = 0; at < end; at += 1) sum = (Math.imul(sum, 31) + words[at]) | 0;
  return sum;
}

/** Have Pyodide lay the snapshot over memory when it would begin Python.
 * @param {any} M @param {Uint8Array[]} parts of the snapshot; the first has its head */
export function restore(M, parts) {
  const [first] = parts;
  const length = new DataView(first.buffer, first.byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(first.subarray(4, 4 + length)));
  if (head.checksum !== checksum(M)) throw new Error("it does not fit this browser");
  M.API.restoreSnapshot = () => {
    M.growMemory(head.size);
    M.HEAPU8.fill(0, head.top, M._sbrk(0));
    const next = reader(parts, 4 + length);
    for (const [to, count] of head.runs)
      for (let done = 0; done < count;) {
        const some = next(count - done);
        M.HEAPU8.set(some, to + done);
        done += some.length;
      }
    return head.config;
  };
}

/** Gives the bytes of all parts in order, no more than are asked for.
 * @param {Uint8Array[]} parts @param {number} from in the first of them */
function reader(parts, from) {
  let at = 0;
  return (/** @type {number} */ most) => {
    if (from === parts[at].length) [at, from] = [at + 1, 0];
    const some = parts[at].subarray(from, from + most);
    from += some.length;
    return some;
  };
}

/** What memory holds before Python begins, for `taken`. @param {any} M */
export const before = (M) =>
  ({ memory: M.HEAPU8.slice(), top: top(M), checksum: checksum(M) });

/** The snapshot of a Python. @param {any} M @param {ReturnType<typeof before>} was */
export async function taken(M, { memory, top, checksum }) {
  /** @type {number[][]} */
  const runs = [];
  for (let at = 0; at < M.HEAPU8.length; at += PAGE) {
    const last = runs.at(-1);
    if (same(M.HEAPU8, memory, at)) continue;
    if (last && last[0] + last[1] === at) last[1] += PAGE;
    else runs.push([at, PAGE]);
  }
  const config = M.API.serializeHiwireState();
  const text = JSON.stringify({ config, checksum, size: M.HEAPU8.length, top, runs });
  const head = new TextEncoder().encode(text);
  const parts = runs.map(([from, count]) => M.HEAPU8.slice(from, from + count));
  return new Blob([new Uint32Array([head.length]), head, ...parts]).arrayBuffer();
}

/** @param {Uint8Array} memory @param {Uint8Array} before @param {number} at */
function same(memory, before, at) {
  for (let i = at; i < at + PAGE; i += 1)
    if (memory[i] !== (before[i] ?? 0)) return false;
  return true;
}
