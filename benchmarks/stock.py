"""What this site is measured against, made of the same pinned files without any tuning.

``lite(folder)`` is a stock JupyterLite with its default settings; ``bare(folder)`` is a page that
does nothing but load Pyodide and import NumPy in a worker. Both are self-hosted.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from courseware.files import ROOT
from courseware.lessons import reader
from courseware.runtime import lockfile, pins, wheel
from courseware.site import precompressed
from courseware.site.jupyterlite import EXTENSIONS

WORKER = """
import { loadPyodide } from "./pyodide/pyodide.mjs";
const python = await loadPyodide({ packages: ["numpy"] });
python.runPython("import numpy as np; np.zeros(3)");
postMessage("ready");
"""
PAGE = """<!doctype html><title>starting</title><script type="module">
new Worker("worker.mjs", { type: "module" }).onmessage = () => { document.title = "ready"; };
</script>"""


def files(folder):
    """Copy the pinned runtime into ``folder`` as it is published, with a lock file over it."""
    pinned = pins.load()
    folder.mkdir(parents=True)
    for name, path in pins.collect(pinned["files"], pins.cache_folder()).items():
        shutil.copyfile(path, folder / name)
    packed = wheel.tinytorch_wheel(ROOT / "tinytorch", folder)
    lock = lockfile.lock(pinned, folder, packed)
    (folder / "pyodide-lock.json").write_text(json.dumps(lock))


def lite(folder, cache):
    """Build a stock JupyterLite with the course's notebook into ``folder``.

    ``cache`` keeps compressed copies. That the page exposes its application is for measuring.
    """
    work = folder.with_name(f"{folder.name}-work")
    shutil.rmtree(work, ignore_errors=True)
    files(work / "static" / "pyodide")
    (work / "content").mkdir()
    lesson = ROOT / "content" / "activations.py"
    text = reader.read(lesson).text("student")
    (work / "content" / "activations.ipynb").write_text(text, encoding="utf-8")
    installed = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
    config = {  # only what the notebook needs, not what else this environment holds
        "ignore_sys_prefix": ["federated_extensions"],
        "federated_extensions": [str(installed / name) for name in EXTENSIONS],
    }
    settings = {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {"exposeAppInBrowser": True},
    }
    (work / "jupyter-lite.json").write_text(json.dumps(settings))
    (work / "jupyter_lite_config.json").write_text(json.dumps({"LiteBuildConfig": config}))
    subprocess.run(
        [sys.executable, "-m", "jupyterlite_core", "build", "--output-dir", folder.resolve(),
         "--contents", "content"],
        cwd=work, check=True, capture_output=True,
    )  # fmt: skip
    shutil.rmtree(work)
    precompressed.write(folder, cache)


def bare(folder, cache):
    """Write a page and a worker beside the published runtime into ``folder``."""
    files(folder / "pyodide")
    (folder / "worker.mjs").write_text(WORKER)
    (folder / "index.html").write_text(PAGE)
    precompressed.write(folder, cache)
