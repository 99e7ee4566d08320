"""Runs in the build: uses a notebook's Python as learners do, so that what that takes is known."""

import finder

finder.begin_notebook()

import pyodide_kernel  # noqa: E402

for cell in ("import numpy as np\nx = np.arange(3)\nx", "import ipywidgets\nipywidgets.IntSlider()",
             "%pip list", "def f(x):\n    return 1 / x\nf(0)", "help(f)"):  # fmt: skip
    await pyodide_kernel.kernel_instance.run(cell)  # noqa: F704
pyodide_kernel.kernel_instance.complete("np.ar", 5)
pyodide_kernel.kernel_instance.inspect("np.arange", 5, 0)
pyodide_kernel.kernel_instance.is_complete("def f():")
