"""JupyterLite, built lean: one app, two extensions, our settings, the notebooks as contents."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from courseware.errors import CourseError

SETTINGS = Path(__file__).parent / "lite"
EXTENSIONS = ("@jupyterlite/pyodide-kernel-extension", "@jupyter-widgets/jupyterlab-manager")
OWN = ("course.css", "course.js")
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"


class LiteBuildError(CourseError):
    """JupyterLite could not be built; the message holds what it said."""


def build(notebooks, runtime, out):
    """Build JupyterLite into the folder ``out``.

    Parameters
    ----------
    notebooks : Path
        The folder of notebooks that learners open.
    runtime : dict
        ``base`` and ``lock``, the names that ``runtime.assemble`` returned; the runtime itself
        is laid beside the result by whoever assembles the site.
    out : Path
        An empty folder.

    Raises
    ------
    LiteBuildError
        When ``jupyter lite build`` fails.
    """
    work = out.with_name(f"{out.name}-work")
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(SETTINGS, work, ignore=shutil.ignore_patterns(*OWN))
    _configure(work, notebooks, runtime)
    done = subprocess.run(
        [sys.executable, "-m", "jupyterlite_core", "build", "--output-dir", out.resolve()],
        cwd=work, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False,
        env=os.environ | {"SOURCE_DATE_EPOCH": "315532800", "PYTHONWARNINGS": "ignore"},
    )  # fmt: skip
    if done.returncode:
        raise LiteBuildError(f"jupyter lite build failed:\n{(done.stderr or done.stdout)[-2000:]}")
    shutil.rmtree(work)
    _prune(out)
    _add_our_own(out)


def _configure(work, notebooks, runtime):
    installed = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
    config = {
        "LiteBuildConfig": {
            "apps": ["notebooks"],
            "contents": [str(notebooks.resolve())],
            "federated_extensions": [str(installed / name) for name in EXTENSIONS],
            "ignore_sys_prefix": ["federated_extensions"],
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
        }
    }
    (work / "jupyter_lite_config.json").write_text(json.dumps(config))
    settings = work / "jupyter-lite.json"
    lite = json.loads(settings.read_text())
    kernel = lite["jupyter-config-data"]["litePluginSettings"][KERNEL]
    base = f"./static/pyodide/{runtime['base']}"
    kernel["pyodideUrl"] = f"{base}/pyodide.mjs"
    kernel["loadPyodideOptions"]["lockFileURL"] = f"{base}/{runtime['lock']}"
    settings.write_text(json.dumps(lite))


def _prune(out):
    """Drop what the runtime folder already holds and what only a developer needs."""
    shutil.rmtree(out / "extensions" / EXTENSIONS[0] / "static" / "pypi")
    for name in ("rspack.config.js", "rspack.config.analyze.js", "rspack.config.watch.js", "package.json"):
        (out / name).unlink(missing_ok=True)


def _add_our_own(out):
    """Let the notebook's page load ``course.js`` and ``course.css``."""
    for name in OWN:
        shutil.copyfile(SETTINGS / name, out / name)
    page = out / "notebooks" / "index.html"
    text = page.read_text(encoding="utf-8")
    ours = (
        '<link rel="icon" href="./favicon.ico">'
        '<link rel="stylesheet" href="../course.css">'
        '<script type="module" src="../course.js"></script></head>'
    )
    page.write_text(text.replace("</head>", ours, 1), encoding="utf-8")
