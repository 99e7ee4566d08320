"""A copy of the site that a test may change, and a server of it that can be switched off."""

import os
import shutil
import socket
import threading
from contextlib import suppress

from courseware.errors import CourseError
from courseware.hosting.server import server
from courseware.site import manifest, service_worker


class Copy:
    """A site of its own at ``address``; its files are links until they are changed.

    ``switch_off`` takes its network away, ``switch_on`` gives it back at the same address. Copies
    that follow each other have the same one, so that a browser may keep the course of the first.

    Parameters
    ----------
    site : Path
        The built site.
    folder : Path
        A folder that does not exist yet.
    below : str
        The path below which the server has the site, empty or with a slash at its end.
    left_out : tuple of str
        Names of files and folders that the copy does without.
    """

    _last = 0  # the port of the copy before

    def __init__(self, site, folder, below="", left_out=()):
        self.folder = folder / below.rstrip("/")
        packed = ("*.br", "*.gz")  # they would be sent in place of a change
        ignored = shutil.ignore_patterns(*packed, *left_out)
        shutil.copytree(site, self.folder, ignore=ignored, copy_function=os.link)
        if left_out:
            self.publish()
        self._root, self._port = folder, Copy._last
        try:
            self.switch_on()
        except CourseError:  # another copy is there still, or somebody has taken its place
            self._port = 0
            self.switch_on()
        Copy._last = self._port
        self.address = f"http://127.0.0.1:{self._port}/{below}"

    def write(self, name, text):
        """Put a file into the site and leave the manifest as it was."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, name, old, new):
        """Replace words in a file and leave the manifest as it was."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def publish(self):
        """Make the manifest and the worker of the files as they are now."""
        for name in (manifest.NAME, service_worker.NAME):
            (self.folder / name).unlink()
        service_worker.write(self.folder)
        manifest.write(self.folder)

    def switch_on(self):
        """Answer requests."""
        self._server, self._open = server(self._root, self._port), []
        start, opened = self._server.process_request, self._open
        self._server.process_request = lambda *given: [opened.append(given[0]), start(*given)]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self._port = self._server.server_port

    def switch_off(self):
        """From now on there is no network, for connections that are open neither."""
        self._server.shutdown()
        self._server.server_close()
        for connection in self._open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
