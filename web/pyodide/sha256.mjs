/** SHA-256 (FIPS 180-4) where the browser's own cannot be used: it answers later. */

/** In base64. @param {Uint8Array} content */
export function sha256(content) {
  const sums = Uint32Array.from(primes(8), (n) => bits(Math.sqrt(n)));
  const rounds = Uint32Array.from(primes(64), (n) => bits(Math.cbrt(n)));
  const padded = new Uint8Array(((content.length + 72) >>> 6) << 6);
  padded.set(content);
  padded[content.length] = 128;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, content.length / 2 ** 29);
  view.setUint32(padded.length - 4, content.length << 3);
  const w = new Uint32Array(64);
  for (let from = 0; from < padded.length; from += 64) {
    for (let i = 0; i < 16; i += 1) w[i] = view.getUint32(from + 4 * i);
    block(sums, w, rounds);
  }
  sums.forEach((sum, at) => view.setUint32(4 * at, sum));
  return btoa(String.fromCharCode(...padded.subarray(0, 32)));
}

const turn = (/** @type {number} */ x, /** @type {number} */ n) =>
  (x >>> n) | (x << (32 - n));
const bits = (/** @type {number} */ x) => (x - Math.floor(x)) * 2 ** 32;

/** @param {number} count */
function primes(count) {
  const found = [2];
  for (let n = 3; found.length < count; n += 2)
    if (found.every((prime) => n % prime)) found.push(n);
  return found;
}

/** One block.
 * @param {Uint32Array} sums @param {Uint32Array} w @param {Uint32Array} rounds */
function block(sums, w, rounds) {
  for (let i = 16; i < 64; i += 1) {
    const [x, y] = [w[i - 15], w[i - 2]];
    w[i] = w[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + w[i - 7]
      + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
  }
  let [a, b, c, d, e, f, g, h] = sums;
  for (let i = 0; i < 64; i += 1) {
    const s = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g))
      + rounds[i] + w[i]) | 0;
    const t = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22))
      + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g, g = f, f = e, e = (d + s) | 0, d = c, c = b, b = a, a = (s + t) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((value, at) => (sums[at] += value));
}
