"""Runs in the build: uses a notebook's Python as learners do, so that what that takes is known."""

import finder

CELLS = (
    "import numpy as np\nx = np.arange(3)\nx",
    "import ipywidgets\nipywidgets.IntSlider()",
    "%pip list",
    "def f(x):\n    return 1 / x\nf(0)",
    "help(f)",
)


async def use() -> None:
    """Begin a notebook, run some cells, and ask for completions."""
    finder.begin_notebook()
    from pyodide_kernel import kernel_instance  # is there only now

    for cell in CELLS:
        await kernel_instance.run(cell)
    kernel_instance.complete("np.ar", 5)
    kernel_instance.inspect("np.arange", 5, 0)
    kernel_instance.is_complete("def f():")
