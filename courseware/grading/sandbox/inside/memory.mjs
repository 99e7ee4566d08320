// Python's objects as they lie in memory. Nothing here runs a line of Python: what an
// object says of itself is not asked. Offsets are those of CPython 3.14 and NumPy 2.4
// where pointers have 32 bits.
const LARGEST = 4096; // elements of an array that are written down
const LONGEST = 60; // characters of a type's name
const NDARRAY = { data: 8, nd: 12, dimensions: 16, strides: 20, descr: 28 };
const DESCR = { kind: 12, byteorder: 14, type: 16, elsize: 32 };
const BIG = 62; // ">", the order of bytes that is not the machine's
const NAMES = { b: "bool", i: "int", u: "uint", f: "float" };
const decoder = new TextDecoder();
const encoder = new TextEncoder();
const word = new Uint8Array(16);
const view = new DataView(word.buffer);
const READ = {
  b1: () => (word[0] ? 1 : 0),
  i1: () => view.getInt8(0),
  i2: () => view.getInt16(0, true),
  i4: () => view.getInt32(0, true),
  i8: () => Number(view.getBigInt64(0, true)),
  u1: () => word[0],
  u2: () => view.getUint16(0, true),
  u4: () => view.getUint32(0, true),
  u8: () => Number(view.getBigUint64(0, true)),
  f2: () => half(view.getUint16(0, true)),
  f4: () => view.getFloat32(0, true),
  f8: () => view.getFloat64(0, true),
  f16: () => quad(view.getBigUint64(8, true)),
};

/** What `memory` holds, by address; its buffer is another one each time it grows. */
export function reader(M, memory) {
  const { _PyType_GetName, _PyType_IsSubtype, _PyUnicode_AsUTF8AndSize } = M;
  const { _PyUnicode_FromStringAndSize, _malloc, _free } = M;
  const size = _malloc(4);

  const u8 = () => new Uint8Array(memory.buffer);
  const u32 = () => new Uint32Array(memory.buffer);
  const pointer = (at) => u32()[at >>> 2];
  const type = (object) => pointer(object + 4);
  const of = (object, kind) => _PyType_IsSubtype(type(object), kind) !== 0;

  /** The text of a Python str; null when it has none that is UTF-8. */
  function text(object) {
    const at = _PyUnicode_AsUTF8AndSize(object, size);
    return at && decoder.decode(new Uint8Array(memory.buffer, at, pointer(size)));
  }

  /** A new Python str. */
  function str(words) {
    const bytes = encoder.encode(words);
    const at = _malloc(bytes.length + 1);
    u8().set(bytes, at);
    const made = _PyUnicode_FromStringAndSize(at, bytes.length);
    _free(at);
    return made;
  }

  const nameOf = (kind) => (text(_PyType_GetName(kind)) || "").slice(0, LONGEST);

  /** Shape, strides and dtype of an ndarray. */
  function layout(array) {
    const nd = pointer(array + NDARRAY.nd);
    if (nd > 64) throw new RangeError("no array of NumPy has so many axes");
    const words = (name) =>
      Array.from(new Int32Array(memory.buffer, pointer(array + NDARRAY[name]), nd));
    const [shape, strides] = nd ? [words("dimensions"), words("strides")] : [[], []];
    const descr = pointer(array + NDARRAY.descr);
    const kind = String.fromCharCode(u8()[descr + DESCR.kind]);
    const elsize = pointer(descr + DESCR.elsize);
    const swapped = u8()[descr + DESCR.byteorder] === BIG;
    const count = shape.reduce((all, length) => all * length, 1);
    return { data: pointer(array + NDARRAY.data), shape, strides, kind, elsize,
      swapped, count };
  }

  /** Its values as JSON text in the order of their indices; null for too many. */
  function values({ data, shape, strides, kind, elsize, swapped, count }) {
    const read = READ[kind + elsize];
    if (!read || count > LARGEST) return "null";
    const [all, index, found] = [u8(), shape.map(() => 0), []];
    for (let n = 0; n < count; n += 1) {
      let at = data;
      for (let axis = 0; axis < shape.length; axis += 1)
        at += index[axis] * strides[axis];
      for (let i = 0; i < elsize; i += 1)
        word[i] = all[at + (swapped ? elsize - 1 - i : i)];
      found[n] = number(read());
      for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
        index[axis] += 1;
        if (index[axis] < shape[axis]) break;
        index[axis] = 0;
      }
    }
    return `[${found.join(",")}]`;
  }

  /** An ndarray as JSON text, `{"dtype", "shape", "values"}`. */
  function array(object) {
    const it = layout(object);
    const bits = it.kind === "b" ? "" : it.elsize * 8;
    const dtype = NAMES[it.kind] ? `${NAMES[it.kind]}${bits}` : `kind ${it.kind}`;
    const head = `"dtype": ${JSON.stringify(dtype)}, "shape": [${it.shape.join(",")}]`;
    return `{${head}, "values": ${values(it)}}`;
  }

  /** From the first byte to the last that an array reaches; nothing of an empty one. */
  function extent({ data, shape, strides, elsize, count }) {
    let [from, to] = [data, data + elsize];
    for (let axis = 0; axis < shape.length; axis += 1) {
      const reach = (shape[axis] - 1) * strides[axis];
      if (reach < 0) from += reach;
      else to += reach;
    }
    return count > 0 ? [from, to] : [0, 0];
  }

  /** Whether two arrays may reach the same bytes. */
  function share(one, other) {
    const [[a, b], [c, d]] = [extent(layout(one)), extent(layout(other))];
    return a < d && c < b;
  }

  return { array, nameOf, of, pointer, share, str, text, type, u32 };
}

/** A number as JSON text; what JSON cannot hold becomes a text there. */
function number(value) {
  if (value !== value) return '"nan"';
  if (value === Infinity) return '"inf"';
  if (value === -Infinity) return '"-inf"';
  return Object.is(value, -0) ? "-0.0" : `${value}`;
}

/** A number of 16 bits. */
function half(bits) {
  const [sign, power, rest] = [bits & 0x8000 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (power === 31) return rest ? NaN : sign * Infinity;
  return sign * (power ? (1 + rest / 1024) * 2 ** (power - 15) : rest * 2 ** -24);
}

/** A number of 128 bits, by its upper half. */
function quad(bits) {
  const power = Number((bits >> 48n) & 0x7fffn) - 16383;
  const rest = Number(bits & ((1n << 48n) - 1n)) / 2 ** 48;
  const sign = bits >> 63n ? -1 : 1;
  if (power === 16384) return rest ? NaN : sign * Infinity;
  return sign * (power === -16383 ? 0 : (1 + rest) * 2 ** power);
}
