"""Runs in the browser: finds modules that do not lie in Python's first archive.

NumPy's libraries lie beside its modules, not among them: their own finder would not see them. What
no page needs lies in further archives, each fetched when the first of its modules is imported.
"""

import importlib
import json
import sys
import time
from importlib.machinery import ExtensionFileLoader
from importlib.util import spec_from_loader
from zipimport import zipimporter

NOTEBOOK = ("numpy", "micropip", "piplite.piplite", "pyodide_kernel", "ipywidgets")
SNAPSHOT, KERNEL = (
    "notebook.zip",
    "kernel.zip",
)  # what a snapshot can hold; JavaScript's


class Parts:
    """Knows the name of every library, and of every module in a further archive."""

    def __init__(self, libraries, archives):
        self.libraries = frozenset(libraries)
        self.archives = {name: archive for archive, names in archives.items() for name in names}

    def find_spec(self, name, path=None, target=None):
        """The spec of the module ``name``, or None."""
        if name in self.libraries:
            loader = ExtensionFileLoader(name, f"/lib/{name}.so")
            return spec_from_loader(name, loader, origin=loader.path)
        if name in self.archives:
            place = "/".join(["/lib", self.archives[name], *name.split(".")[:-1]])
            return zipimporter(place).find_spec(name)
        return None


def find():
    """Let Python find them, and the course's own package, from now on."""
    names = json.loads(__loader__.get_data(f"{__loader__.archive}/parts.json"))
    sys.meta_path.append(Parts(**names))
    sys.path.append("/lib/tinytorch.whl")


def import_for_snapshot():
    """Runs in the build: import what the notebook's snapshot holds besides that of a page."""
    _open_archives()
    parts = next(finder for finder in sys.meta_path if isinstance(finder, Parts))
    for name in [name for name, archive in parts.archives.items() if archive == SNAPSHOT]:
        importlib.import_module(name)


def _open_archives():
    for archive in (KERNEL, SNAPSHOT):
        if f"/lib/{archive}" not in sys.path:
            sys.path.append(f"/lib/{archive}")


def resume():
    """Go on from the snapshot, which is everybody's, as a Python of its own."""
    for name in ("random", "numpy.random"):
        sys.modules[name].seed()
    noons = [time.localtime(days * 86_400) for days in (0, 182)]  # in winter and in summer
    noons.sort(key=lambda noon: noon.tm_gmtoff)
    time.timezone, time.altzone = (-noon.tm_gmtoff for noon in noons)
    time.tzname = tuple(noon.tm_zone for noon in noons)
    time.daylight = int(time.timezone != time.altzone)


def begin_notebook():
    """Import what the notebook's kernel will ask for, and complete without Jedi, which is large."""
    _open_archives()
    for name in NOTEBOOK:
        importlib.import_module(name)
    shell = sys.modules["pyodide_kernel"].kernel_instance.interpreter
    shell.Completer.use_jedi = False
    sys.modules["ipywidgets"].load_ipython_extension(shell)  # from a snapshot it has seen no shell
