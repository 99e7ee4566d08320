"""What a host should send with the files of the site, and the file that tells some hosts so.

The policy in the header is the notebook's, since one header is for all files; a page of the book
obeys its stricter tag as well.
"""

from pathlib import Path

from courseware.site.pages import csp

NAME = "_headers"  # Netlify, Cloudflare Pages and others read it
HEADERS = {csp.CSP: csp.policy(evaluates=True), "X-Content-Type-Options": "nosniff"}
RUNTIME = "lite/static/pyodide/"  # its folder is named after its content: it may be kept for ever
YEAR = 31_536_000  # seconds
IMMUTABLE = f"public, max-age={YEAR}, immutable"


def write(site: Path) -> None:
    """Write the ``_headers`` file into the folder ``site``."""
    lines = [f"  {name}: {value}\n" for name, value in HEADERS.items()]
    runtime = f"/{RUNTIME}*\n  Cache-Control: {IMMUTABLE}\n"
    (site / NAME).write_text("/*\n" + "".join(lines) + runtime, encoding="utf-8")
