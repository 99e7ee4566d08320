"""A small static server for trying the site on this machine, with the right content types.

Browsers that take Brotli or gzip are sent the ready-compressed copies.
"""

import sys
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from os.path import isfile
from pathlib import Path
from typing import Any

from courseware.errors import CourseError
from courseware.hosting import texts
from courseware.site import headers
from courseware.site.precompressed import EXTENSIONS

TYPES = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".ipynb": "application/json",
    ".whl": "application/zip",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files only, says nothing about each request, and lets the browser revalidate."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES
    protocol_version = "HTTP/1.1"
    encoding: str | None = None  # of the ready-compressed copy that is sent instead of the file

    def send_head(self) -> Any:
        """Choose the smallest copy of the file that the browser takes."""
        taken = {word.strip() for word in self.headers.get("Accept-Encoding", "").split(",")}
        plain = super().translate_path(self.path)
        there = (name for name in EXTENSIONS if name in taken and isfile(plain + EXTENSIONS[name]))
        self.encoding = next(there, None)
        return super().send_head()

    def translate_path(self, path: str) -> str:
        """The file to send; its name may end with that of the encoding."""
        return super().translate_path(path) + self._extension()

    def guess_type(self, path: Any) -> str:
        """The type of the file itself, not of the compressed copy."""
        return super().guess_type(str(path).removesuffix(self._extension()))

    def _extension(self) -> str:
        return EXTENSIONS[self.encoding] if self.encoding else ""

    def send_response(self, code: int, message: str | None = None) -> None:
        """Let the browser keep hashed files for ever and ask again for all else."""
        super().send_response(code, message)
        path = getattr(self, "path", "").partition("?")[0]  # a malformed request has none
        hashed = code in (200, 304) and "/static/pyodide/" in path
        value = headers.IMMUTABLE if hashed else "no-cache"
        self.send_header("Cache-Control", value)
        self.send_header("Vary", "Accept-Encoding")
        for name, text in headers.HEADERS.items():
            self.send_header(name, text)
        if self.encoding and code == 200:
            self.send_header("Content-Encoding", self.encoding)

    def list_directory(self, path: Any) -> None:
        """Refuse: a plain static host shows no folder either."""
        self.send_error(404, texts.NO_FILE)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the terminal for what people need to read."""


class SiteServer(ThreadingHTTPServer):
    """Says nothing when a browser closes a connection early, as they do."""

    request_queue_size = 64  # a browser opens many connections at once
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what went wrong, unless it is only that the other side has gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def server(site: Path, port: int = 0) -> SiteServer:
    """A server on localhost, not yet running.

    Parameters
    ----------
    site : Path
        The folder to serve.
    port : int, optional
        0 takes a free one.

    Raises
    ------
    CourseError
        When the port cannot be had.
    """
    try:
        return SiteServer(("127.0.0.1", port), partial(SiteHandler, directory=str(site)))
    except (OSError, OverflowError) as error:
        raise CourseError(texts.NO_PORT.format(port=port, error=error)) from error


def serve(site: Path, port: int) -> None:
    """Serve a folder until interrupted; print the address once requests are answered.

    Parameters
    ----------
    site : Path
        The folder to serve.
    port : int
        0 takes a free one.

    Raises
    ------
    CourseError
        When the port cannot be had.
    """
    with server(site, port) as running:
        print(texts.SERVING.format(port=running.server_port), flush=True)
        with suppress(KeyboardInterrupt):
            running.serve_forever()
        print()
