import socket
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from courseware.errors import CourseError
from courseware.runtime import deno, sources
from courseware.runtime.sources import SourceError, describe, fetch

BODY = b"x" * 100_000


class Handler(BaseHTTPRequestHandler):
    """Serves ``BODY``; a path with ``short`` in it ends half way, ``missing`` is a 404."""

    def __init__(self, *args, length=True):
        self.length = length
        super().__init__(*args)

    def do_GET(self):
        if "missing" in self.path:
            self.send_error(404)
            return
        self.send_response(200)
        if self.length:
            self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY[: len(BODY) // 2] if "short" in self.path else BODY)

    def log_message(self, *args):
        pass


@contextmanager
def serving(handler=Handler):
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def refusal(source, into):
    """The message of a source that does not serve: one line, with no colour codes."""
    with pytest.raises(SourceError) as caught:
        fetch(source, into)
    message = str(caught.value)
    assert len(message.splitlines()) == 1
    assert "\x1b" not in message
    return message


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Puts a script instead of Python or Deno, which fetch from the registries."""

    def make(name, script):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setattr(sources.sys, "executable", str(path))
        monkeypatch.setattr(sources, "deno_binary", lambda: str(path))
        return path

    return make


@pytest.fixture
def into(tmp_path):
    folder = tmp_path / "into"
    folder.mkdir()
    return folder


PYPI = {"pypi": "a==1", "python": "3.14"}
NPM = {"npm": "@scope/a@1.0.0", "member": "dist/a.js"}


def test_url_is_fetched_under_its_own_name(into):
    with serving() as address:
        path = fetch({"url": f"{address}/a.bin"}, into)
    assert path == into / "a.bin"
    assert path.read_bytes() == BODY


def test_url_without_a_length_is_fetched(into):
    with serving(partial(Handler, length=False)) as address:
        assert fetch({"url": f"{address}/a.bin"}, into).read_bytes() == BODY


def test_download_that_breaks_off_is_refused(into):
    with serving() as address:
        said = refusal({"url": f"{address}/short.bin"}, into)
    assert said == "broke off after 50000 of 100000 bytes"


def test_missing_file_is_refused_with_the_status(into):
    with serving() as address:
        assert "404" in refusal({"url": f"{address}/missing"}, into)


def test_closed_port_is_refused(into):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))  # bound, not listening: nobody else gets the port
        said = refusal({"url": f"http://127.0.0.1:{free.getsockname()[1]}/a"}, into)
    assert "refused" in said


@pytest.mark.parametrize("url", ["nonsense", "nonsense://a/b", "http://[1/a"])
def test_address_that_is_none_is_refused(into, url):
    assert refusal({"url": url}, into)


def test_server_that_speaks_no_http_is_refused(into):
    class Silent(Handler):
        def handle(self):
            self.wfile.write(b"220 mail.example ready\r\n")

    with serving(Silent) as address:
        assert refusal({"url": f"{address}/a"}, into)


def test_unknown_kind_is_refused_with_the_known_ones(into):
    said = refusal({"ftp": "a"}, into)
    assert "['ftp']" in said
    assert "['installed', 'npm', 'pypi', 'url']" in said


def test_installed_file_is_copied(into, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    (tmp_path / "share").mkdir()
    (tmp_path / "share" / "a").write_bytes(BODY)
    assert fetch({"installed": "share/a"}, into).read_bytes() == BODY
    assert (tmp_path / "share" / "a").exists()


def test_file_that_is_not_installed_is_refused(into):
    assert "requirements.txt" in refusal({"installed": "share/none"}, into)


def test_last_error_of_pip_is_told(program, into):
    program(
        "python", "printf 'ERROR: first\\nERROR: no such version\\n[notice] new pip\\n' >&2; exit 1"
    )
    assert refusal(PYPI, into) == "ERROR: no such version"


def test_error_of_deno_is_told_without_its_trace(program, into):
    program("deno", "printf 'Download x\\nerror: no package a\\n    at file:1\\n' >&2; exit 1")
    assert refusal(NPM, into) == "error: no package a"


@pytest.mark.parametrize("source", [PYPI, NPM])
def test_program_that_fails_in_silence_is_refused(program, into, source):
    program("any", "exit 3")
    assert refusal(source, into) == "no message"


@pytest.mark.parametrize("source", [PYPI, NPM])
def test_program_that_cannot_be_run_is_refused(program, into, source):
    program("any", "").chmod(0o644)
    assert "cannot be run" in refusal(source, into)


@pytest.mark.parametrize("source", [PYPI, NPM])
def test_program_that_hangs_is_given_up(program, into, source, monkeypatch):
    program("any", "exec sleep 30")
    monkeypatch.setattr(sources, "TIMEOUT", 0.1)
    assert refusal(source, into) == "no answer within 0.1 s"


def test_pip_that_brings_nothing_is_refused(program, into):
    program("python", "exit 0")
    assert refusal(PYPI, into) == "pip brought no wheel"


@pytest.mark.parametrize("kind", ["no zip", "no member"])
def test_wheel_without_the_member_is_refused(program, into, tmp_path, kind):
    wheel = tmp_path / "a.whl"
    empty_zip = b"PK\x05\x06" + bytes(18)
    wheel.write_bytes(b"no zip" if kind == "no zip" else empty_zip)
    program("python", f"cp {wheel} {into}")
    assert refusal(PYPI | {"member": "a/b.whl"}, into)


def test_member_of_an_npm_package_is_found(program, into):
    home = "$DENO_DIR/npm/registry/@scope/a/1.0.0"
    program("deno", f"mkdir -p {home}/dist && printf hello > {home}/dist/a.js")
    assert fetch(NPM, into).read_text() == "hello"


def test_npm_package_without_the_member_is_refused(program, into):
    program("deno", "mkdir -p $DENO_DIR/npm/registry/@scope/a/1.0.0")
    assert refusal(NPM, into) == "the package holds no dist/a.js"


def test_missing_deno_is_told(monkeypatch):
    def missing():
        raise FileNotFoundError("deno")

    monkeypatch.setattr(deno.deno, "find_deno_bin", missing)
    with pytest.raises(CourseError, match="Deno is not installed"):
        deno.deno_binary()


def test_deno_of_the_requirements_is_found():
    assert Path(deno.deno_binary()).is_file()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ({"url": "https://a/b"}, "url https://a/b"),
        ({"pypi": "a==1", "member": "x/y/b.whl"}, "pypi a==1, b.whl"),
        ({"ftp": "a"}, "unknown None"),
    ],
)
def test_source_is_described_in_a_few_words(source, words):
    assert describe(source) == words
