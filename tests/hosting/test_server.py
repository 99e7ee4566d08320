import io
import socket
import threading
from contextlib import redirect_stderr
from http.client import HTTPConnection

import pytest

from courseware.errors import CourseError
from courseware.hosting.server import server

FOR_EVER = "public, max-age=31536000, immutable"
HASHED = "/lite/static/pyodide/0123/numpy.whl"
NAMES = ("a.wasm", "a.mjs", "a.js", "a.whl", "a.ipynb", "a.html", "a.css", "a.json", "a.svg",
         "a.woff2", "a.webmanifest", "sw.js")  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    site = tmp_path_factory.mktemp("serve") / "site"
    (site / "empty").mkdir(parents=True)
    (site / "book").mkdir()
    (site / "book" / "index.html").write_text("a page")
    for name in NAMES:
        (site / name).write_text("text")
    for ending, text in ((".br", "brotli"), (".gz", "gzip")):
        (site / f"a.wasm{ending}").write_text(text)
    hashed = site / HASHED[1:]
    hashed.parent.mkdir(parents=True)
    hashed.write_text("wheel")
    (site.parent / "secret.txt").write_text("secret")
    with server(site) as running:
        loop = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        loop.start()
        yield running.server_address
        running.shutdown()
        loop.join()


def get(address, path, **headers):
    connection = HTTPConnection(*address, timeout=10)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, dict(answer.headers), answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("wasm", "application/wasm"),
        ("mjs", "text/javascript"),
        ("js", "text/javascript"),
        ("whl", "application/zip"),
        ("ipynb", "application/json"),
        ("html", "text/html"),
        ("css", "text/css"),
        ("json", "application/json"),
        ("svg", "image/svg+xml"),
        ("woff2", "font/woff2"),
        ("webmanifest", "application/manifest+json"),
    ],
)
def test_content_type(address, ending, kind):
    status, headers, body = get(address, f"/a.{ending}")
    assert (status, headers["Content-type"], body) == (200, kind, b"text")


def test_folder_shows_its_index(address):
    assert get(address, "/book/")[2] == b"a page"


@pytest.mark.parametrize("path", ["/", "/empty/", "/none", "/a.js/"])
def test_what_is_no_page_is_not_found(address, path):
    assert get(address, path)[0] == 404


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/book/../../secret.txt", "/..%2fsecret.txt"]
)
def test_nothing_outside_the_site_is_served(address, path):
    status, _, body = get(address, path)
    assert status == 404
    assert body != b"secret"


def test_hashed_file_is_kept_for_ever(address):
    assert get(address, HASHED)[1]["Cache-Control"] == FOR_EVER


def test_hashed_file_that_is_asked_for_again_is_still_kept(address):
    since = get(address, HASHED)[1]["Last-Modified"]
    status, headers, _ = get(address, HASHED, **{"If-Modified-Since": since})
    assert (status, headers["Cache-Control"]) == (304, FOR_EVER)


@pytest.mark.parametrize(
    "path", ["/a.js", "/sw.js", "/a.html?/static/pyodide/", f"{HASHED}.missing"]
)
def test_all_else_is_asked_for_again(address, path):
    assert get(address, path)[1]["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("taken", "encoding", "body"),
    [
        ("gzip, deflate, br, zstd", "br", b"brotli"),
        ("gzip", "gzip", b"gzip"),
        ("identity", None, b"text"),
    ],
)
def test_ready_compressed_copy_is_sent_to_whom_takes_it(address, taken, encoding, body):
    status, headers, sent = get(address, "/a.wasm?v=1", **{"Accept-Encoding": taken})
    assert (status, headers.get("Content-Encoding"), sent) == (200, encoding, body)
    assert headers["Content-type"] == "application/wasm"
    assert headers["Vary"] == "Accept-Encoding"


def test_file_without_copies_is_sent_as_it_is(address):
    headers, body = get(address, "/a.mjs", **{"Accept-Encoding": "br"})[1:]
    assert ("Content-Encoding" in headers, body) == (False, b"text")


def test_malformed_request_is_answered(address):
    with socket.create_connection(address, timeout=10) as connection:
        connection.sendall(b"nonsense\r\n\r\n")
        assert b"400" in connection.makefile("rb").read()


def test_port_that_is_taken_is_told(address, tmp_path):
    with pytest.raises(CourseError, match=rf"port {address[1]} cannot be had .*--port"):
        server(tmp_path, address[1])


def test_port_that_is_none_is_told(tmp_path):
    with pytest.raises(CourseError, match="port 70000 cannot be had"):
        server(tmp_path, 70_000)


def test_only_this_machine_is_served(address):
    assert address[0] == "127.0.0.1"


@pytest.mark.parametrize(("error", "told"), [(BrokenPipeError(), False), (ValueError("x"), True)])
def test_browser_that_goes_away_is_no_error(tmp_path, error, told):
    said = io.StringIO()
    with server(tmp_path) as running, redirect_stderr(said):
        try:
            raise error
        except type(error):
            running.handle_error(None, ("127.0.0.1", 1))
    assert bool(said.getvalue()) is told
