// The worker of `early-start.js`: JupyterLite's kernel, whose Python has already begun.

const { base, lock, packages, kernel } = JSON.parse(self.name);
const [{ begin }] = await Promise.all([import("./kernel.mjs"), import(kernel)]);
const indexURL = new URL(base, location.href).href;
begin({ indexURL, lockFileURL: indexURL + lock, packages: packages.split(" ") });
postMessage("up");
