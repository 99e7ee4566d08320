"""What pages of the site may load and run: a Content-Security-Policy, as meta tag and as header.

============ ======================= ===============================================================
where        opened                  because
============ ======================= ===============================================================
everywhere   ``'wasm-unsafe-eval'``  Python is WebAssembly
everywhere   inline styles           figures, JupyterLab and its editor set them
everywhere   ``data:`` pictures      Python's pictures come as such
notebook     ``'unsafe-eval'``       JupyterLab compiles the schemas of its settings with `Function`
============ ======================= ===============================================================

The tag binds pages on any host. Workers, and so the Python of the notebook, are bound only by the
header of their script: hosts that can, send ``HEADERS``. It is the notebook's policy, since one
header is for all files; a page of the book obeys its stricter tag as well.
"""

import re
from hashlib import sha256

from courseware.errors import CourseError
from courseware.hosting.finding import BETTER, GOOD, Finding

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
NAME = "_headers"
HEAD = re.compile(r'<head>(?:\s*<meta charset="utf-8" ?/>)?')  # browsers look for it in 1024 bytes
CSP = "Content-Security-Policy"
INLINE = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.+?)</script>", re.DOTALL)
LEFT = (
    (re.compile(r"<script(?![^>]*\b(?:src=|type=\"application/json\"))[^>]*>\s*\S"), "script"),
    (re.compile(r"<[a-z][^<>]*\s(on[a-z]+)\s*=", re.IGNORECASE), "handler"),
    (re.compile(r"""(?:href|src|action)\s*=\s*["']?\s*javascript:""", re.IGNORECASE), "address"),
)


class PolicyError(CourseError):
    """A page holds a script within its text, which no browser would run under the policy."""


def policy(evaluates=False):
    """The policy of a page of the book, or of one that evaluates text, such as the notebook's."""
    added = {"script-src": SOURCES["script-src"] + " 'unsafe-eval'"} if evaluates else {}
    return "; ".join(f"{kind} {allowed}" for kind, allowed in (SOURCES | added).items())


HEADERS = {CSP: policy(evaluates=True), "X-Content-Type-Options": "nosniff"}


def bind(site):
    """Give each page below ``site`` its policy, and the folder a ``_headers`` file.

    A script within the text of a page becomes a file of its own: only such may run.

    Raises
    ------
    PolicyError
        Names a page with a script, handler or address that would be dead under the policy.
    """
    for page in sorted(site.rglob("*.html")):
        name = page.relative_to(site)
        text = page.read_text(encoding="utf-8")
        up = "../" * (len(name.parts) - 1)
        text = INLINE.sub(lambda found, up=up: _moved(site, up, found[1]), text)
        for pattern, what in LEFT:
            if found := pattern.search(text):
                raise PolicyError(f"{name}: an inline {what}: {found[0][:80]!r}; make it a file")
        tag = f'<meta http-equiv="{CSP}" content="{policy(name.parts[0] == "lite")}">'
        page.write_text(HEAD.sub(rf"\g<0>\n    {tag}", text, count=1), encoding="utf-8")
    lines = [f"  {name}: {value}\n" for name, value in HEADERS.items()]
    python = "/lite/static/pyodide/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    (site / NAME).write_text("/*\n" + "".join(lines) + python, encoding="utf-8")


def _moved(site, up, code):
    """The tag of a script that is laid beside the others of the theme."""
    name = f"_static/inline-{sha256(code.encode()).hexdigest()[:12]}.js"
    (site / name).write_text(code, encoding="utf-8")
    return f'<script src="{up}{name}"></script>'


def sent(host):
    """The finding about the header that ``host`` sends with a worker's script."""
    answer = host.ask("index.html", "HEAD")
    if "connect-src 'self'" in answer.headers.get(CSP, ""):
        return Finding(GOOD, "the policy binds Python too: it can send nothing to other hosts")
    what = f"no {CSP}: pages have it as a tag, but it does not bind the notebook's Python"
    return Finding(BETTER, f"{what}; send '{HEADERS[CSP]}'")
