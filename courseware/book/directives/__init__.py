"""The course's own vocabulary in the book: live figures, exercises, reflections, notebook links.

| in a page | what it becomes | where |
|---|---|---|
| ``{live} relu-hinge`` | the figure with its controls, a prediction, a question | ``figures`` |
| ``{exercise} relu-class`` | the stub to fill in, its check, a notebook link | ``exercises`` |
| ``{check} test-activations-integration`` | a check of classes of other pages | ``exercises`` |
| ``{reflection} ml-systems-stability`` | context, question, rubric, an answer | ``reflections`` |
| ``{progress}`` | the table of all that there is to do, and how it stands | ``progress`` |
| ``{elsewhere} NAME EDGE ...`` | a question, then what libraries answer on edges | ``elsewhere`` |
| ``{elsewhere-all}`` | all of those answers, with filters and a live column | ``elsewhere`` |
| ``{source} tinytorch.core.tensor.Tensor.__init__`` | the code of that name | ``source`` |
| ``{open-notebook}`` | a notebook link, to a cell when one is named | ``notebook_links`` |

A name that does not exist stops the build with file and line.
"""

from sphinx.application import Sphinx

PARTS = ("elements", "mathml", "prerender", "tasks")
FAMILIES = (
    "elsewhere",
    "exercises",
    "figures",
    "notebook_links",
    "progress",
    "reflections",
    "source",
)


def setup(app: Sphinx) -> dict[str, bool]:
    """The Sphinx extension: Jupyter Book finds it by the name in ``_config.yml``."""
    for name in PARTS:
        app.setup_extension(f"courseware.book.{name}")
    for name in FAMILIES:
        app.setup_extension(f"{__name__}.{name}")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
