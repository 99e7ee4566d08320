"""JupyterLite, built lean: one app, two extensions, our settings, the notebooks as contents."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from courseware.errors import CourseError
from courseware.files import ROOT
from courseware.runtime.lockfile import RuntimeNames
from courseware.site import startup_bundle, texts

SETTINGS = ROOT / "web" / "notebook"
EXTENSIONS = ("@jupyterlite/pyodide-kernel-extension", "@jupyter-widgets/jupyterlab-manager")
OWN = ("*.css", "*.js", "*.mjs", "*.py")  # served as they are
MARKUP = ("text/html", "application/javascript", "text/javascript")
STARTS = re.compile(r"<script(?:(?!</script>).)*?import\(\s*'([^']+)'.*?</script>", re.DOTALL)
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
FRONT = (
    '<link rel="icon" href="notebooks/favicon.ico">'
    '<meta http-equiv="refresh" content="0; url=notebooks/index.html?path=activations.ipynb">'
)
BUNDLE = re.compile(rf'href="\.\./{re.escape(startup_bundle.MAIN)}[^"]*"')
INDICATOR = re.compile(  # JupyterLite's own comes when all its scripts have
    r'<div id="jupyterlite-loading-indicator".*</noscript>', re.DOTALL
)
ITS_STYLE = re.compile(r"/\*\s*\* Loading indicator .*?(?=</style>)", re.DOTALL)
FIRST_VISIT = 12  # MB that a first start of the notebook takes, compressed
SCHEMA = ("$ref", "default", "type")  # else checks and words
OPEN_APP = re.compile(r'<script type="module">.*?</script>', re.DOTALL)


class LiteBuildError(CourseError):
    """JupyterLite could not be built; the message holds what it said."""


class NotebookError(CourseError):
    """A notebook that would run its own scripts in a learner's page without being asked."""


def inputs(root: Path) -> list[Path]:
    """What JupyterLite is built from, besides packages and notebooks; ``root`` is the checkout."""
    room = root / "courseware" / "site"
    return [root / "web" / "notebook", room / "jupyterlite.py", room / "startup_bundle.py"]


def build(notebooks: Path, runtime: RuntimeNames, edited: int, out: Path) -> None:
    """Build JupyterLite into the folder ``out``.

    Parameters
    ----------
    notebooks : Path
        The folder of notebooks that learners open.
    runtime : RuntimeNames
        Where the runtime will be below ``static/pyodide``; the site's assembly puts it there.
    edited : int
        When the notebooks were last edited, in seconds since 1970: shown to learners as the
        time of the last checkpoint of a notebook that they have not touched.
    out : Path
        An empty folder.

    Raises
    ------
    NotebookError
        When a notebook claims to be trusted, or stores an output that could hold scripts.
    LiteBuildError
        When ``jupyter lite build`` fails.
    """
    for path in sorted(notebooks.rglob("*.ipynb")):
        check(path)
    work = out.with_name(f"{out.name}-work")
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(SETTINGS, work, ignore=shutil.ignore_patterns(*OWN))
    contents = work / "contents"  # copies of now: JupyterLite turns times back to `edited` only
    shutil.copytree(notebooks, contents, copy_function=shutil.copyfile)
    _configure(work, contents, runtime)
    done = subprocess.run(
        [sys.executable, "-m", "jupyterlite_core", "build", "--output-dir", out.resolve()],
        cwd=work, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False,
        env=os.environ | {"SOURCE_DATE_EPOCH": str(edited), "PYTHONWARNINGS": "ignore"},
    )  # fmt: skip
    if done.returncode:
        output = (done.stderr or done.stdout)[-2000:]
        raise LiteBuildError(texts.LITE_FAILED.format(output=output))
    shutil.rmtree(work)
    _prune(out)
    _ease_settings(out)
    _add_our_own(out, runtime)


def check(path: Path) -> None:
    """Refuse the notebook ``path`` when opening it could run scripts of its own.

    Raises
    ------
    NotebookError
        Names the notebook and the cell, counted from 1.
    """
    notebook = json.loads(path.read_text(encoding="utf-8"))
    if notebook.get("metadata", {}).get("trusted"):
        raise NotebookError(texts.TRUSTED.format(where=path.name))
    for number, cell in enumerate(notebook["cells"], 1):
        name = cell.get("id", texts.NO_ID)
        where = texts.CELL.format(notebook=path.name, number=number, id=name)
        outputs = cell.get("outputs", [])
        if any(part.get("metadata", {}).get("trusted") for part in [cell, *outputs]):
            raise NotebookError(texts.TRUSTED.format(where=where))
        stored = [kind for kind in MARKUP if any(kind in one.get("data", ()) for one in outputs)]
        if stored:
            raise NotebookError(texts.STORED.format(where=where, kind=stored[0]))


def _configure(work: Path, notebooks: Path, runtime: RuntimeNames) -> None:
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
    base = f"./static/pyodide/{runtime.base}/"
    kernel["pyodideUrl"] = "./kernel.mjs"
    kernel["loadPyodideOptions"]["indexURL"] = base
    kernel["loadPyodideOptions"]["lockFileURL"] = f"{base}{runtime.lock}"
    settings.write_text(json.dumps(lite))


def _prune(out: Path) -> None:
    """Drop what the runtime folder already holds and what only a developer needs."""
    shutil.rmtree(out / "extensions" / EXTENSIONS[0] / "static" / "pypi")
    shutil.rmtree(out / "doc")  # leads to the app that is not built
    for path in [*out.glob("rspack.config*.js"), out / "package.json"]:
        path.unlink(missing_ok=True)
    settings = out / "jupyter-lite.json"
    lite = json.loads(settings.read_text(encoding="utf-8"))
    # The build adds the index of the wheels just dropped: `%pip install` would ask for it in vain.
    lite["jupyter-config-data"]["litePluginSettings"][KERNEL]["pipliteUrls"] = []
    settings.write_text(json.dumps(lite, indent=2), encoding="utf-8")


def _ease_settings(out: Path) -> None:
    """Leave of the schemas of settings what gives them their values: JupyterLab compiles each one.

    What goes are the checks of values, which nobody can enter here, and their descriptions.
    """
    for path in (out / "build" / "schemas").glob("all*.json"):
        plugins = json.loads(path.read_text(encoding="utf-8"))
        for plugin in plugins:
            plugin["schema"] = _eased(plugin["schema"])
        path.write_text(json.dumps(plugins, separators=(",", ":")), encoding="utf-8")


def _eased(schema: Any) -> Any:
    if not isinstance(schema, dict):
        return schema
    left = {}
    for key, value in schema.items():
        if key in ("definitions", "properties"):
            left[key] = {name: _eased(part) for name, part in value.items()}
        elif key == "items":
            left[key] = _eased(value)
        elif key in SCHEMA or key.startswith("jupyter.lab."):
            left[key] = value
    return left


def _add_our_own(out: Path, runtime: RuntimeNames) -> None:
    """Let the notebook's page load our scripts and styles, and no page any in its text."""
    for path in sorted(path for kind in OWN for path in SETTINGS.glob(kind)):
        shutil.copyfile(path, out / path.name)
    # JupyterLite's own front page can open an app, but no notebook in it.
    front = out / "index.html"
    front.write_text(OPEN_APP.sub(FRONT, front.read_text(encoding="utf-8")), encoding="utf-8")
    start, early = startup_bundle.write(out), _early(out, runtime)
    for page in out.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        text = STARTS.sub(r'<script type="module" src="\1"></script>', text)
        if page == out / "notebooks" / "index.html":
            text = _with_ours(text, start, early)
        page.write_text(text, encoding="utf-8")


def _with_ours(text: str, start: str, early: str) -> str:
    """The notebook's page with our scripts and styles in its head."""
    ours = (
        '<link rel="icon" href="./favicon.ico">'
        '<link rel="stylesheet" href="../course.css">'
        '<link rel="stylesheet" href="../../_static/notice.css">'
        '<script type="module" src="../main.js"></script></head>'
    )
    text = text.replace("../manifest.webmanifest", "../../_static/course.webmanifest", 1)
    opening = texts.OPENING.format(size=FIRST_VISIT)
    line = (
        f'<div id="course-loading" role="status"><p>{opening}</p>'
        f"<p><small>{texts.OPENING_NEEDS}</small></p></div>"
    )
    text = ITS_STYLE.sub("", INDICATOR.sub(lambda _: line, text, count=1), count=1)
    text = BUNDLE.sub(f'href="../{start}"', text, count=1)
    return text.replace("</head>", ours, 1).replace("<head>", f"<head>{early}", 1)


def _early(out: Path, runtime: RuntimeNames) -> str:
    """The script that starts Python before JupyterLite is there, with what that has to know."""
    worker = next((out / "extensions" / EXTENSIONS[0] / "static").glob("comlink.worker.*.js"))
    settings = json.loads((out / "jupyter-lite.json").read_text(encoding="utf-8"))
    kernel = settings["jupyter-config-data"]["litePluginSettings"][KERNEL]
    return (
        f'<script src="../early-start.js" data-base="static/pyodide/{runtime.base}/"'
        f' data-lock="{runtime.lock}" data-kernel="{worker.relative_to(out).as_posix()}"'
        f' data-packages="{" ".join(kernel["loadPyodideOptions"]["packages"])}"></script>'
    )
