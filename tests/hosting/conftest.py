"""A host on this machine that serves a small course, right or as wrong as a test wants."""

import gzip
import threading
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler

import pytest

from courseware.hosting import doctor
from courseware.hosting.server import TYPES, SiteServer
from courseware.site import headers as sent
from courseware.site import manifest

RUNTIME = "lite/static/pyodide/0123"
FILES = {
    ".nojekyll": "",
    "index.html": "a page",
    "site.css": "a {}",
    "figure.svg": "<svg/>",
    "data.json": "{}",
    "_static/course/main.js": "1",
    "lite/index.html": "the notebook",
    "sw.js": "1",
    "lite/files/activations.ipynb": "{}",
    f"{RUNTIME}/pyodide.mjs": "1" * 20_000,
    f"{RUNTIME}/pyodide.asm.wasm": "2" * 20_000,
    f"{RUNTIME}/numpy.whl": "3" * 20_000,
}
KINDS = {**TYPES, ".html": "text/html", ".css": "text/css", ".svg": "image/svg+xml",
         ".json": "application/json"}  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    """Serves right, save for what ``change`` makes of an answer."""

    def __init__(self, folder, change, *given):
        self.folder, self.change = folder, change
        super().__init__(*given)

    def do_GET(self):
        path = self.path.lstrip("/")
        given = self.change(path, self.headers, *self.right(path))
        status, headers, body = given or (500, {}, b"")
        self.send_response(status)
        for name, value in ({"Content-Length": len(body)} | headers).items():
            self.send_header(name, str(value))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815

    def right(self, path):
        file = self.folder / path
        if file.is_dir() and path and not path.endswith("/"):
            return 301, {"Location": f"/{path}/"}, b""
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            return 404, {}, b"none"
        body = file.read_bytes()
        headers = {"Content-Type": KINDS.get(file.suffix, "application/octet-stream")}
        headers |= sent.HEADERS
        headers["Cache-Control"] = sent.IMMUTABLE if RUNTIME in path else "no-cache"
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            headers["Content-Encoding"], body = "gzip", gzip.compress(body, 1)
        return 200, headers, body

    def log_message(self, *given):
        pass


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    site = tmp_path_factory.mktemp("host") / "course"
    for name, text in FILES.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)
    manifest.write(site)
    return site


@contextmanager
def running(server):
    with server:
        loop = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        loop.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/course"
        finally:
            server.shutdown()
            loop.join()


def as_it_is(path, asked, status, headers, body):
    return status, headers, body


@pytest.fixture(name="running")
def running_fixture():
    """Runs a server; gives the address of the course below it."""
    return running


@pytest.fixture
def findings(course):
    """What the doctor says about a host after ``change`` of its answers."""

    def ask(change=as_it_is, handler=Handler):
        handler = partial(handler, course.parent, change)
        with running(SiteServer(("127.0.0.1", 0), handler)) as address:
            return doctor.main(address)

    return ask


@pytest.fixture
def only(findings):
    """Has the doctor find one thing that is not good, with this grade and these words."""

    def ask(change, grade, *words):
        told = [found for found in findings(change) if found.grade != "good"]
        assert [found.grade for found in told] == [grade], told
        assert [word for word in words if word not in told[0].what] == []

    return ask


@pytest.fixture
def handler():
    return Handler
