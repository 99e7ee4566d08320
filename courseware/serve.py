"""A small static server for trying the site on this machine, with the right content types."""

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

TYPES = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".ipynb": "application/json",
    ".whl": "application/zip",
    ".webmanifest": "application/manifest+json",
}


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files only, says nothing about each request, and lets the browser revalidate."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES
    protocol_version = "HTTP/1.1"

    def end_headers(self):
        """Let the browser keep hashed files for ever and ask again for the others."""
        hashed = "/static/pyodide/" in self.path
        value = "public, max-age=31536000, immutable" if hashed else "no-cache"
        self.send_header("Cache-Control", value)
        super().end_headers()

    def list_directory(self, path):
        """Refuse: a plain static host shows no folder either."""
        self.send_error(404, "File not found")

    def log_message(self, *args):
        """Keep the terminal for what people need to read."""


class SiteServer(ThreadingHTTPServer):
    """Says nothing when a browser closes a connection early, as they do."""

    daemon_threads = True

    def handle_error(self, request, client_address):
        """Print what went wrong, unless it is only that the other side has gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def server(site, port=0):
    """A server of the folder ``site`` on localhost, not yet running; port 0 takes a free one."""
    return SiteServer(("127.0.0.1", port), partial(SiteHandler, directory=str(site)))


def serve(site, port):
    """Serve ``site`` until interrupted; print the address once requests are answered."""
    with server(site, port) as running:
        print(f"Serving http://127.0.0.1:{running.server_port}/  (Ctrl+C stops)", flush=True)
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            print()
