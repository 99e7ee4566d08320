"""WebKitGTK's own small browser, spoken to through its WebDriver, on a screen of its own."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from glob import glob
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.other_browsers.tab import PATIENCE, Tab

BROWSER = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
CALL = """const [args, done] = arguments;
Promise.resolve().then(() => (%s)(...args)).then(
  (value) => done({ value: value ?? null }), (error) => done({ error: String(error) }));"""


class WebKit(Tab):
    """A WebKitGTK browser with a fresh home, in which its downloads go to ``Downloads``."""

    touches = False

    def __init__(self, downloads):
        driver, found = shutil.which("WebKitWebDriver"), glob(BROWSER)
        assert found, "no WebKitGTK: run `sh .ci/browsers` first"
        self.home = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        Path(self.home.name, "Downloads").symlink_to(downloads)
        self.screen, display = _screen()
        home = {"HOME": self.home.name, "DISPLAY": f":{display}"}
        folders = {f"XDG_{kind}_HOME": self.home.name for kind in ("CACHE", "CONFIG", "DATA")}
        self.port = _free_port()
        command = [driver, f"--port={self.port}"]
        self.driver = subprocess.Popen(command, env=os.environ | home | folders)
        self.listen()
        options = {"binary": found[0], "args": ["--automation"]}
        asked = {"unhandledPromptBehavior": "accept", "webkitgtk:browserOptions": options}
        self.session = ""
        answer = self.send("POST", "", capabilities={"alwaysMatch": asked})
        self.session = f"/{answer['sessionId']}"
        self.send("POST", "/timeouts", script=PATIENCE * 1000, pageLoad=PATIENCE * 1000)

    def listen(self):
        """Wait until the driver takes commands."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with suppress(ConnectionError), socket.create_connection(("127.0.0.1", self.port)):
                return
            time.sleep(0.1)
        raise TimeoutError("WebKitWebDriver does not listen")

    def send(self, method, path, **parameters):
        """Send a command and wait for its answer."""
        request = Request(f"http://127.0.0.1:{self.port}/session{self.session}{path}")
        request.method = method
        if method == "POST":
            request.data = json.dumps(parameters).encode()
        try:
            with urlopen(request, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            with error:
                raise AssertionError(f"{path}: {json.load(error)['value']['message']}") from error

    def navigate(self, address):
        self.send("POST", "/url", url=address)

    def call(self, function, *args):
        answer = self.send("POST", "/execute/async", script=CALL % function, args=[args])
        assert "error" not in answer, answer["error"]
        return answer["value"]

    def perform(self, source):
        self.send("POST", "/actions", actions=[source])

    def resize(self, width, height):
        self.send("POST", "/window/rect", x=0, y=0, width=width, height=height)

    def screenshot(self):
        """The page as PNG, in base64."""
        return self.send("GET", "/screenshot")

    def close(self):
        self.send("DELETE", "")
        for process in (self.driver, self.screen):
            process.terminate()
            process.wait()
        self.home.cleanup()


def _screen():
    """A screen that nobody looks at, and its number."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(
        [*command, "-displayfd", str(writing)], pass_fds=[writing], stderr=subprocess.DEVNULL
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        return screen, told.readline().strip()


def _free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]
