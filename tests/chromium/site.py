"""The built site, a server for it or for another folder, and a page of it."""

import threading
from contextlib import contextmanager

from courseware.files import ROOT
from courseware.hosting.server import server

SITE = ROOT / "_site"


@contextmanager
def serving(folder):
    """The address of a server that runs while the block does."""
    with server(folder) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


@contextmanager
def sound_page(context):
    """A new page that fails the test when a script on it fails."""
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []
