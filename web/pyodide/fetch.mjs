/** Files of the runtime, each compared with its SHA-256: at once or when it is read. */

// @ts-expect-error: made by the build
import { HASHES, LINKED, SIZES } from "./parts.mjs";
import { sha256 } from "./sha256.mjs";

const HERE = new URL("./", import.meta.url).href;
const { subtle } = crypto; // absent where the address is not secure

const TEXTS = {
  broken: "{file} broke off while it was being fetched.",
  compile: "{file} cannot be compiled by this browser, or the host forbids it.",
  damaged: "{file} is damaged: it is not the file that was published.",
  fetch: "{file} could not be fetched.",
  status: "{file} could not be fetched: the server said {status}.",
};

/** @typedef {(file: string, bytes: number) => void} Progress of what has come in */

/** @param {string} text @param {string} name */
const failure = (text, name) => new Error(text.replace("{file}", name));

/** @param {string} name @param {string} digest in base64 @param {string} integrity */
function verify(name, digest, integrity) {
  if (integrity !== `sha256-${digest}`) throw failure(TEXTS.damaged, name);
}

/** The content of a file.
 * @param {string} name @param {string} integrity @param {Progress} [progress] */
export async function bytes(name, integrity, progress) {
  const request = fetch(HERE + name, { integrity: subtle ? "" : integrity });
  return whole(name, await answered(name, request), integrity, progress);
}

/** The lock file, whose name ends as its hash begins. @param {string} url */
export async function locked(url) {
  const name = url.replace(/.*\//, "");
  const text = await (await answered(name, fetch(url))).text();
  const hash = atob(sha256(new TextEncoder().encode(text)));
  const digit = (/** @type {string} */ byte) =>
    byte.charCodeAt(0).toString(16).padStart(2, "0");
  const hex = Array.from(hash, digit).join("");
  const start = name.replace(/.*-|\..*/g, "");
  if (!hex.startsWith(start)) throw failure(TEXTS.damaged, name);
  return JSON.parse(text);
}

/** NumPy's libraries, each with its name. @param {Promise<Uint8Array>} all of them */
export async function compiled(all) {
  const content = await all;
  let end = 0;
  return Promise.all(Object.entries(LINKED).map(async ([name, size]) => {
    end += size;
    return [name, await WebAssembly.compile(content.slice(end - size, end))];
  }));
}

/** The compiled core of Pyodide. What a browser compiles while it comes in, it keeps
 * for the next visit, with what it has made faster since.
 * @param {Promise<Response>} request @param {Progress} [progress] */
export async function core(request, progress) {
  const name = "pyodide.asm.wasm";
  const answer = await answered(name, request);
  const streamed = WebAssembly.compileStreaming(answer.clone())
    .catch(() => null); // sent with another type
  const content = await whole(name, answer, HASHES[name], progress);
  return (await streamed) ?? WebAssembly.compile(content).catch(() => {
    throw failure(TEXTS.compile, name);
  });
}

/** @param {string} name @param {Promise<Response>} request */
export async function answered(name, request) {
  const answer = await request.catch(() => {
    throw failure(TEXTS.fetch, name);
  });
  if (answer.ok) return answer;
  throw failure(TEXTS.status.replace("{status}", String(answer.status)), name);
}

/** @param {string} name @param {Response} answer @param {string} integrity
 * @param {Progress} [progress] */
export async function whole(name, answer, integrity, progress) {
  const reading = progress ? read(name, answer, progress) : answer.arrayBuffer();
  const content = await reading.catch(() => {
    throw failure(TEXTS.broken, name);
  });
  const digest = subtle && new Uint8Array(await subtle.digest("SHA-256", content));
  if (digest) verify(name, btoa(String.fromCharCode(...digest)), integrity);
  return new Uint8Array(content);
}

/** @param {string} name @param {Response} answer @param {Progress} progress */
async function read(name, answer, progress) {
  const parts = [];
  const body = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (answer.body);
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    progress(name, part.value.length);
  }
  return new Blob(parts).arrayBuffer();
}

/** A file that is fetched when somebody reads it.
 * @param {any} FS @param {string} name @param {string} path */
export function later(FS, name, path) {
  FS.writeFile(path, "");
  const { node } = FS.lookupPath(path);
  node.usedBytes = SIZES[name];
  const get = () => {
    const value = now(name);
    Object.defineProperty(node, "contents", { value, writable: true });
    return value;
  };
  Object.defineProperty(node, "contents", { get, configurable: true });
}

/** @param {string} name */
function now(name) {
  const request = new XMLHttpRequest();
  request.open("GET", HERE + name, false);
  request.responseType = "arraybuffer";
  request.send();
  const content = new Uint8Array(request.response);
  verify(name, sha256(content), HASHES[name]);
  return content;
}
