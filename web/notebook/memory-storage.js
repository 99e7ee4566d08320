// Where the browser refuses storage: one in memory, so that JupyterLite starts anyway.

for (const name of /** @type {const} */ (["localStorage", "sessionStorage"])) {
  try {
    window[name].getItem("");
  } catch {
    const kept = new Map();
    const storage = {
      get length() { return kept.size; },
      key: (/** @type {number} */ at) => [...kept.keys()][at] ?? null,
      getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {any} */ text) =>
        void kept.set(key, String(text)),
      removeItem: (/** @type {string} */ key) => void kept.delete(key),
      clear: () => kept.clear(),
    };
    Object.defineProperty(window, name, { value: storage });
  }
}
