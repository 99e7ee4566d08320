"""Browsers that keep the course from an earlier visit, which is made once and then copied.

Only the folders with files of the site and its service worker are copied: nothing that a learner
writes, and nothing that another test has left.
"""

import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

NOTEBOOK = "lite/notebooks/index.html?path=activations.ipynb"
OPTIONS = {"viewport": {"width": 1280, "height": 900}, "accept_downloads": True, "bypass_csp": True}
COURSE = ("Cache", "Code Cache", "Service Worker", "WebStorage")
REGISTER = """() => {
  navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });  // as the pages do
}"""
KEPT = """Promise.race([
  navigator.serviceWorker.ready.then(() => true),
  new Promise((resolve) => setTimeout(resolve, 120_000)),
])"""


def keep(page, address):
    """Have the browser keep the whole course that is at ``address``, without the usual delay."""
    page.goto(address)
    page.evaluate(REGISTER)
    assert page.evaluate(KEPT), "the course is not kept after two minutes"


class Profiles:
    """Browsers that keep the course, each with a profile of its own.

    Parameters
    ----------
    launch : function
        Starts a browser with the profile in a folder: ``launch(folder, **options)``.
    room : Path
        A folder for profiles.
    """

    def __init__(self, launch, room):
        self._launch, self._room, self._visited = launch, room, {}

    @contextmanager
    def kept(self, address, **options):
        """A context that keeps the whole course at ``address``, and nothing else."""
        with urlopen(f"{address}sw.js") as answer:
            site = address, answer.read()  # it names the version: copies of a site share addresses
        if site not in self._visited:
            self._visited[site] = self._visit(address)
        with TemporaryDirectory(dir=self._room, ignore_cleanup_errors=True) as folder:
            for name in COURSE:
                shutil.copytree(self._visited[site] / name, Path(folder, "Default", name))
            with self._running(folder, **options) as context:
                yield context

    def _visit(self, address):
        """What a browser has stored after a visit in which the course was kept."""
        folder = self._room / f"visit {len(self._visited)}"
        with self._running(folder) as context:
            keep(context.new_page(), address)
        return folder / "Default"

    @contextmanager
    def _running(self, folder, **options):
        context = self._launch(folder, **OPTIONS | options)
        context.set_default_timeout(60_000)
        try:
            yield context
        finally:
            context.close()
