"""A web host that serves the site, asked as a browser would ask it, with ``urllib`` only."""

import gzip
import ssl
from email.message import Message
from hashlib import sha256
from http.client import HTTPException
from ipaddress import ip_address
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from courseware.errors import CourseError

LARGEST = 100_000_000  # bytes of one answer; the largest file of the site is a tenth of it
SECONDS = 20


class Answer(NamedTuple):
    """What the host said; ``place`` is where it sends the browser on to, or None."""

    status: int
    headers: Message
    body: bytes
    place: str | None = None


class NoRedirects(HTTPRedirectHandler):
    """Hands a redirect on as an answer: where it leads to is one of the questions."""

    def redirect_request(self, *given):
        """Follow none."""
        return None


class Host:
    """One address below which the site is served.

    Parameters
    ----------
    address : str
        ``http://`` or ``https://``, with or without the last slash or ``index.html``.

    Raises
    ------
    CourseError
        When it is no such address.
    """

    def __init__(self, address):
        try:
            parts = urlsplit(address)
            _ = parts.port
        except ValueError as error:
            raise CourseError(f"{address!r} is no web address: {error}") from error
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise CourseError(f"{address!r} is no web address; wanted: https://host/path/")
        path = parts.path.removesuffix("index.html").rstrip("/") + "/"
        self.base = f"{parts.scheme}://{parts.netloc}{path}"
        self.path = path
        self.local = _is_local(parts.hostname)
        self.safe = parts.scheme == "https" or self.local
        proxies = [ProxyHandler({})] if self.local else []
        self._opener = build_opener(NoRedirects, *proxies)

    def url(self, name):
        """The address of the file ``name`` of the site."""
        return self.base + quote(name)

    def ask(self, name, method="GET", encodings="identity"):
        """The answer to one question about the file ``name``, or ``name`` as a whole address.

        Raises
        ------
        CourseError
            When there is no answer: no such host, refused, timed out, no valid certificate.
        """
        url = name if "://" in name else self.url(name)
        request = Request(url, method=method, headers={"Accept-Encoding": encodings})
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                return Answer(answer.status, answer.headers, answer.read(LARGEST))
        except HTTPError as error:
            with error:
                place = error.headers.get("Location") if error.code < 400 else None
                return Answer(error.code, error.headers, b"", place and urljoin(url, place))
        except ssl.SSLError as error:
            raise CourseError(f"{url}: the connection is not safe: {error}") from error
        except (URLError, HTTPException, OSError, ValueError) as error:
            reason = getattr(error, "reason", None) or error or type(error).__name__
            raise CourseError(f"{url} cannot be reached: {reason}") from error


def kind_of(answer):
    """The content type of an answer, without its parameters."""
    return answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def is_packed(answer):
    """Whether the body of an answer comes compressed."""
    return answer.headers.get("Content-Encoding", "identity").lower() != "identity"


def digest_of(answer):
    """The SHA-256 of what a browser makes of the body; None when that cannot be told here."""
    packed = answer.headers.get("Content-Encoding", "identity").lower()
    if packed not in ("identity", "gzip", "x-gzip"):
        return None  # the standard library unpacks no Brotli
    try:
        body = answer.body if packed == "identity" else gzip.decompress(answer.body)
    except (OSError, EOFError):
        return "broken"
    return sha256(body).hexdigest()


def _is_local(name):
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")
