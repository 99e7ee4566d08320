"""A web host that serves the site, asked as a browser would ask it."""

import ssl
from hashlib import sha256
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

import httpx

from courseware.errors import CourseError
from courseware.hosting import texts

LARGEST = 100_000_000  # bytes of one answer; the largest file of the site is a tenth of it
SECONDS = 20


class Answer(NamedTuple):
    """What the host said."""

    status: int
    headers: httpx.Headers
    body: bytes | None = b""
    """What a browser makes of what was sent; None when it cannot be unpacked."""
    sent: int = 0
    """Bytes of the body on their way, compressed or not."""
    redirect: str | None = None
    """The address to which it sends the browser on."""

    @property
    def kind(self) -> str:
        """The content type, without its parameters."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    @property
    def compressed(self) -> bool:
        """Whether the body comes compressed."""
        return self.headers.get("Content-Encoding", "identity").lower() != "identity"

    @property
    def digest(self) -> str | None:
        """The SHA-256 of the body; None when it cannot be unpacked."""
        return None if self.body is None else sha256(self.body).hexdigest()


class Host:
    """One address below which the site is served.

    Parameters
    ----------
    address : str
        ``http://`` or ``https://``, with or without the trailing slash or ``index.html``.

    Raises
    ------
    CourseError
        When it is not such an address.
    """

    def __init__(self, address: str) -> None:
        try:
            parts = urlsplit(address)
            _ = parts.port
        except ValueError as error:
            raise CourseError(texts.NO_URL.format(address=address, error=error)) from error
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise CourseError(texts.NO_WEB_ADDRESS.format(address=address))
        self.path = parts.path.removesuffix("index.html").rstrip("/") + "/"
        self.authority = parts.netloc.rpartition("@")[2].lower()
        self.base = f"{parts.scheme}://{parts.netloc}{self.path}"
        local = _is_local(parts.hostname)
        self.safe = parts.scheme == "https" or local
        self._client = httpx.Client(
            follow_redirects=False,  # where they lead to is one of the questions
            timeout=SECONDS,
            trust_env=not local,  # no proxy leads to this machine
            verify=ssl.create_default_context(),  # the certificates that the system trusts
            limits=httpx.Limits(max_keepalive_connections=0),  # none that a host may just close
        )

    def url(self, name: str) -> str:
        """The address of the file ``name`` of the site."""
        return self.base + quote(name)

    def ask(self, name: str, method: str = "GET", encodings: str = "identity") -> Answer:
        """The answer to one question.

        Parameters
        ----------
        name : str
            A file of the site, or a whole address.
        method : str, optional
            ``HEAD`` asks for the headers only.
        encodings : str, optional
            The compressions that the asking browser would take.

        Raises
        ------
        CourseError
            When there is no answer: no such host, refused, timed out, no valid certificate.
        """
        url = name if "://" in name else self.url(name)
        asked = {"Accept-Encoding": encodings}
        try:
            with self._client.stream(method, url, headers=asked) as response:
                return _answer(response)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            reason = str(error) or type(error).__name__
            raise CourseError(texts.NO_ANSWER.format(url=url, reason=reason)) from error


def _answer(response: httpx.Response) -> Answer:
    status, headers = response.status_code, response.headers
    if headers.get("Content-Encoding", "").lower() == "x-gzip":
        headers["Content-Encoding"] = "gzip"  # to browsers, too, it is the same
    body = _unpacked(response)
    location = headers.get("Location") if 300 <= status < 400 else None
    redirect = urljoin(str(response.url), location) if location else None
    return Answer(status, headers, body, response.num_bytes_downloaded, redirect)


def _unpacked(response: httpx.Response) -> bytes | None:
    """What a browser makes of the body, or of as much of it as ``LARGEST`` allows."""
    body = bytearray()
    try:
        for part in response.iter_bytes():
            body += part
            if len(body) > LARGEST:
                break
    except httpx.DecodingError:  # it is not what its header says
        return None
    return bytes(body)


def _is_local(name: str) -> bool:
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")
