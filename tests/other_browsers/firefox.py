"""Firefox, spoken to in WebDriver BiDi over the socket that it opens itself."""

import json
import re
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path

import websocket

from tests.other_browsers.tab import PATIENCE, Tab

NAMES = ("firefox-esr", "firefox")
ADDRESS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
PREFERENCES = """
user_pref("browser.download.folderList", 2);
user_pref("browser.download.dir", "{downloads}");
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("app.update.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
"""
CALL = "async (args) => JSON.stringify((await ({})(...JSON.parse(args))) ?? null)"


class Firefox(Tab):
    """A headless Firefox with a fresh profile; ``downloads`` is where its files go."""

    def __init__(self, downloads):
        path = next(filter(None, map(shutil.which, NAMES)), None)
        assert path, "no Firefox: run `sh .ci/browsers` first"
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        Path(self.profile.name, "user.js").write_text(PREFERENCES.format(downloads=downloads))
        self.process = subprocess.Popen(
            [path, "--headless", "--no-remote", "--profile", self.profile.name,
             "--remote-debugging-port", "0"],
            stderr=subprocess.PIPE, text=True, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        address = next(filter(None, map(ADDRESS.search, self.process.stderr)))[1]
        self.socket = websocket.create_connection(
            f"{address}/session", timeout=PATIENCE, suppress_origin=True
        )
        self.number = count()
        prompts = {"unhandledPromptBehavior": {"default": "accept"}}
        self.send("session.new", capabilities={"alwaysMatch": prompts})
        (first,) = self.send("browsingContext.getTree")["contexts"]
        self.context = first["context"]

    def send(self, method, **parameters):
        """Send a command and wait for its answer."""
        ident = next(self.number)
        self.socket.send(json.dumps({"id": ident, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == ident:
                assert answer["type"] == "success", f"{method}: {answer.get('message')}"
                return answer["result"]

    def navigate(self, address):
        self.send("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def call(self, function, *args):
        answer = self.send(
            "script.callFunction",
            functionDeclaration=CALL.format(function),
            arguments=[{"type": "string", "value": json.dumps(args)}],
            target={"context": self.context},
            awaitPromise=True,
            userActivation=False,
        )
        assert answer["type"] == "success", answer.get("exceptionDetails", {}).get("text")
        return json.loads(answer["result"]["value"])

    def perform(self, source):
        self.send("input.performActions", context=self.context, actions=[source])

    def resize(self, width, height):
        size = {"width": width, "height": height}
        self.send("browsingContext.setViewport", context=self.context, viewport=size)

    def screenshot(self):
        """The page as PNG, in base64."""
        return self.send("browsingContext.captureScreenshot", context=self.context)["data"]

    def close(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait()
        self.process.stderr.close()
        self.profile.cleanup()
