"""A proxy that lets nothing through and remembers who asked: every request that leaves the site.

Chromium passes the loopback by, so the site itself is not affected. Unlike a page's request
events this also sees what workers ask for.
"""

import socketserver
import threading

BROWSERS_OWN = ("googleapis.com", "accounts.google.com", "gvt1.com", "www.google.com")


class DenyAll(socketserver.ThreadingTCPServer):
    """Answers every request with 403; ``asked`` lists the targets, the browser's own aside."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Refuse)
        self.asked = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def flag(self):
        """The command-line flag that sends Chromium here."""
        return f"--proxy-server=http://127.0.0.1:{self.server_address[1]}"


class _Refuse(socketserver.StreamRequestHandler):
    def handle(self):
        line = self.rfile.readline(4096).decode("latin-1").split()
        target = line[1] if len(line) > 1 else "?"
        if not any(host in target for host in BROWSERS_OWN):
            self.server.asked.append(target)
        self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
