"""What pages of the site may load and run: a Content-Security-Policy.

============ ======================= ===============================================================
where        opened                  because
============ ======================= ===============================================================
everywhere   ``'wasm-unsafe-eval'``  Python is WebAssembly
everywhere   inline styles           figures, JupyterLab and its editor set them
everywhere   ``data:`` pictures      Python's pictures come as such
notebook     ``'unsafe-eval'``       JupyterLab compiles the schemas of its settings with `Function`
============ ======================= ===============================================================

As a tag it binds pages on any host. Workers, and so the Python of the notebook, are bound only by
the header of their script: see ``site/headers.py``.
"""

import re
from hashlib import sha256

from courseware.errors import CourseError
from courseware.site import texts

SOURCES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
CSP = "Content-Security-Policy"
INLINE = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.+?)</script>", re.DOTALL)
DEAD = (
    (re.compile(r"<script(?![^>]*\b(?:src=|type=\"application/json\"))[^>]*>\s*\S"), texts.SCRIPT),
    (re.compile(r"<[a-z][^<>]*\s(on[a-z]+)\s*=", re.IGNORECASE), texts.HANDLER),
    (re.compile(r"""(?:href|src|action)\s*=\s*["']?\s*javascript:""", re.I), texts.ADDRESS),
)


class PolicyError(CourseError):
    """A page holds a script within its text, which no browser would run under the policy."""


def policy(evaluates: bool = False) -> str:
    """The policy of a page of the book, or of one that evaluates text, such as the notebook's.

    Parameters
    ----------
    evaluates : bool, optional
        Whether the page's scripts may turn text into code.
    """
    added = {"script-src": SOURCES["script-src"] + " 'unsafe-eval'"} if evaluates else {}
    return "; ".join(f"{kind} {allowed}" for kind, allowed in (SOURCES | added).items())


def tag(evaluates: bool) -> str:
    """The policy as a tag for the head of a page; ``evaluates`` as for `policy`."""
    return f'<meta http-equiv="{CSP}" content="{policy(evaluates)}">'


def without_inline_scripts(text: str, up: str) -> tuple[str, dict[str, str]]:
    """The page ``text`` with each script in it replaced by a reference to a file.

    Parameters
    ----------
    text : str
        The HTML of a page.
    up : str
        Leads from the page to the top of the site: ``"../"`` for each folder between.

    Returns
    -------
    text : str
    scripts : dict of str
        The files to write: code by name, relative to the top of the site.
    """
    scripts = {}

    def moved(found: re.Match[str]) -> str:
        name = f"_static/inline-{sha256(found[1].encode()).hexdigest()[:12]}.js"
        scripts[name] = found[1]
        return f'<script src="{up}{name}"></script>'

    return INLINE.sub(moved, text), scripts


def check(text: str, name: str) -> None:
    """Refuse a page in which something would be dead under the policy.

    Parameters
    ----------
    text : str
        The HTML of the page, its inline scripts moved out.
    name : str
        Its name, for the message.

    Raises
    ------
    PolicyError
        Names the page and the script, handler or address.
    """
    for pattern, what in DEAD:
        if found := pattern.search(text):
            raise PolicyError(texts.INLINE.format(page=name, what=what, found=found[0][:80]))
