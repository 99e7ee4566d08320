"""Drawings made beforehand: what a live figure shows until Python has started in the page.

For every figure one JSON object: settings as they stand in an address, ``w=1&b=0.5``, to what
``tinytorch.page.draw`` gives for them. One control is moved at a time, the others stand at their
start: that is what a reader does first. All settings together would be millions.
"""

import json
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from tinytorch.figures import Drawing, Figure, find

FOLDER = "_static/figures"
Value = float | str

FAR = 100  # steps of a slider, to either side of its start


def drawings(figure: Figure, start: dict[str, Any]) -> dict[str, Drawing]:
    """What ``figure`` shows when one control is moved away from ``start``.

    Parameters
    ----------
    figure : tinytorch.figures.Figure
    start : dict
        Every control's name to its value.

    Returns
    -------
    dict
        Settings as a page writes them to a ``Drawing``.
    """
    moved = [start | {c.name: v} for c in figure.controls for v in c.near(start[c.name], FAR)]
    return {figure.written(settings): figure.draw(**settings) for settings in moved}


def note(env: BuildEnvironment, figure: Figure, start: dict[str, Value]) -> None:
    """Have the drawings of a figure made that stands so on the page being read.

    Parameters
    ----------
    env : BuildEnvironment
        Knows the page.
    figure : tinytorch.figures.Figure
    start : dict
        Every control's name to its value.
    """
    env.metadata[env.docname].setdefault("figures", {})[figure.id] = start


def write(app: Sphinx, failed: Exception | None) -> None:
    """Write the drawings of all figures when the pages are done.

    Parameters
    ----------
    app : Sphinx
    failed : Exception or None
        Why the build failed; then nothing is written.
    """
    if failed is not None or app.builder.format != "html":
        return
    made: dict[str, dict[str, Drawing]] = {}
    for page in sorted(app.env.found_docs):
        for name, start in app.env.metadata[page].get("figures", {}).items():
            made.setdefault(name, {}).update(drawings(find(name), start))
    folder = Path(app.outdir) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, found in made.items():
        parts = (f"{json.dumps(key)}: {drawing.to_json()}" for key, drawing in found.items())
        text = "{" + ",\n".join(parts) + "}\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Have the drawings written at the end of a build."""
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
