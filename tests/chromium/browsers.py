"""Starts Chromium, without what it would load for its own windows."""

import re
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (  # for benchmarks as well
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ONCE = "--js-flags=--liftoff-only"  # Python is compiled once: a quarter less for a start
POPUPS = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")  # two pages of its own with each window
FEATURES = re.compile(r"--disable-features=(\S+)")


def installed():
    """The path of the system's Chromium, or None: then Playwright's own is started."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Chromium:
    """Starts browsers, the system's where there is one: ``chromium(args=[...])``."""

    def __init__(self, playwright):
        self._kind = playwright.chromium
        self._path = installed()
        self._flags = (*FLAGS, ONCE)
        self._flags = (*self._flags, self._without_popups())

    def __call__(self, args=(), **options):
        return self._kind.launch(executable_path=self._path, args=[*self._flags, *args], **options)

    def profile(self, folder, **options):
        """A context that keeps its storage in ``folder`` when it is closed or killed."""
        return self._kind.launch_persistent_context(
            folder, executable_path=self._path, args=self._flags, **options
        )

    def _without_popups(self):
        """The flag that switches these off as well as what Playwright does: the last one counts."""
        browser = self()
        line = browser.new_browser_cdp_session().send("SystemInfo.getInfo")["commandLine"]
        browser.close()
        return f"--disable-features={','.join([*FEATURES.findall(line)[-1:], *POPUPS])}"
