"""Real web servers on this machine, each with the very settings that the book gives for it.

    with nginx(folder, site) as address: ...

``site`` is a built site, served at ``address`` below a path. ``folder`` is for the server's own
files. Needed are Debian's packages ``nginx`` and ``caddy``: ``sh .ci/hosts`` installs them.
"""

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from courseware.files import ROOT

SETTINGS = ROOT / "examples" / "hosts"
PLACE = "/var/www/activations"  # where the book's settings expect the site
NGINX = """\
{user}
worker_processes auto;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 4096; }}
http {{
    log_format asked escape=json '{{"uri": "$request_uri", "status": $status, '
        '"match": "$http_if_none_match", "sent": $bytes_sent}}';
    access_log {folder}/access.log asked;
    {temporary}
    server {{
        listen 127.0.0.1:{port} backlog=2048;
{settings}
    }}
}}
"""
CADDY = """\
{{
    admin off
    auto_https off
    storage file_system {folder}/storage
}}
http://127.0.0.1:{port} {{
{settings}
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
SECONDS = 20


@contextmanager
def nginx(folder, site):
    """The address of the site on a running nginx."""
    port = free_port()
    paths = [f"{name}_temp_path {folder}/{name};" for name in TEMPORARY]
    user = "user root;" if os.getuid() == 0 else ""  # else its workers could not read the site
    values = {"folder": folder, "port": port, "user": user, "temporary": "\n    ".join(paths)}
    config = folder / "nginx.conf"
    config.write_text(NGINX.format(settings=_settings("nginx.conf", site), **values))
    shutil.copyfile("/etc/nginx/mime.types", folder / "mime.types")
    command = [_program("nginx"), "-c", config, "-p", folder, "-e", folder / "error.log"]
    with _running(command, folder, port) as address:
        yield address


@contextmanager
def caddy(folder, site):
    """The address of the site on a running Caddy."""
    port = free_port()
    config = folder / "Caddyfile"
    settings = _settings("Caddyfile", site)
    config.write_text(CADDY.format(folder=folder, port=port, settings=settings))
    command = [_program("caddy"), "run", "--config", config, "--adapter", "caddyfile"]
    with _running(command, folder, port) as address:
        yield address


def free_port():
    """A port of this machine that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def _settings(name, site):
    return (SETTINGS / name).read_text(encoding="utf-8").replace(PLACE, str(site))


def _program(name):
    found = shutil.which(name, path=os.defpath + ":/usr/sbin:/sbin")
    assert found, f"{name} is not installed: run `sh .ci/hosts` as root"
    return found


@contextmanager
def _running(command, folder, port):
    """Run a server until the block ends; its address, once it answers."""
    address = f"http://127.0.0.1:{port}/activations/"
    with (folder / "said.txt").open("w") as said:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
            env=os.environ | {"HOME": str(folder)},
        )  # fmt: skip
    try:
        _wait(process, address, folder / "said.txt")
        yield address
    finally:
        process.terminate()
        process.wait()


def _wait(process, address, said):
    until = time.monotonic() + SECONDS
    while True:
        try:
            urlopen(address, timeout=5).close()
            return
        except URLError as error:
            if process.poll() is not None or time.monotonic() > until:
                raise AssertionError(f"no answer: {error}\n{said.read_text()}") from error
            time.sleep(0.05)  # between two questions; the answer is what is waited for
