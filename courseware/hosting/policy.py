"""What a host's Content-Security-Policy forbids that the course needs.

A page obeys its own tag and the host's header, and a worker the header alone: so the header has to
allow all that the tags do.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase

from courseware.hosting import texts
from courseware.hosting.finding import BETTER, GOOD, WRONG, Finding
from courseware.hosting.host import Host
from courseware.site.headers import HEADERS
from courseware.site.pages.csp import CSP, SOURCES, policy

ASKED = ("index.html", "lite/index.html")  # a host may send another one with each folder
FALLBACKS = {  # where browsers look when a policy does not name the kind itself
    "script-src": ("script-src-elem", "script-src", "default-src"),
    "style-src": ("style-src-elem", "style-src", "default-src"),
    "worker-src": ("worker-src", "child-src", "script-src", "default-src"),
}
DEAD = {  # directives that stop every script of ours
    "sandbox": lambda words: "allow-scripts" not in words or "allow-same-origin" not in words,
    "require-trusted-types-for": lambda words: True,
}
Policy = dict[str, list[str]]  # the sources of each directive


def about(host: Host) -> Finding:
    """The finding about the policy that ``host`` sends."""
    sent = {name: host.ask(name, "HEAD").headers.get(CSP, "") for name in ASKED}
    lacks = sorted({each for text in sent.values() for each in lacking(text, host.authority)})
    if lacks:
        words = "; ".join(lacks)
        said = {"header": CSP, "lacks": words, "policy": HEADERS[CSP]}
        return Finding(WRONG, texts.POLICY_LACKS.format(**said))
    if all(_binds(text) for text in sent.values()):
        return Finding(GOOD, texts.POLICY)
    return Finding(BETTER, texts.NO_POLICY.format(header=CSP, policy=HEADERS[CSP]))


def lacking(sent: str, authority: str) -> list[str]:
    """What ``sent`` forbids of what the course needs, as ``script-src 'wasm-unsafe-eval'``.

    Parameters
    ----------
    sent : str
        The header: one policy, or several with commas between, all of which bind.
    authority : str
        The host's own name, with its port if it has one.
    """
    needed = _read(policy(evaluates=True))
    return [each for text in sent.split(",") for each in _lacks(_read(text), needed, authority)]


def _lacks(found: Policy, needed: Policy, authority: str) -> Iterator[str]:
    for kind in SOURCES:
        names = FALLBACKS.get(kind, (kind, "default-src"))
        allowed = next((found[name] for name in names if name in found), None)
        if not kind.endswith("-src") or kind == "default-src" or allowed is None:
            continue
        missing = [each for each in needed[kind] if not _allows(allowed, each, authority)]
        if missing:
            yield f"{kind} {' '.join(missing)}"
    for name, stops in DEAD.items():
        if name in found and stops(found[name]):
            yield texts.POLICY_WITHOUT.format(directive=name)


def _allows(allowed: Sequence[str], needed: str, authority: str) -> bool:
    marked = any(re.match(r"'(nonce|sha\d+)-", word) for word in allowed)
    if needed == "'self'":
        return "'strict-dynamic'" not in allowed and _names(allowed, authority)
    if needed == "'unsafe-inline'":  # a nonce or a hash switches it off
        return needed in allowed and not marked
    if needed == "'wasm-unsafe-eval'":
        return needed in allowed or "'unsafe-eval'" in allowed
    return needed in allowed


def _names(allowed: Iterable[str], authority: str) -> bool:
    for word in allowed:
        if word in ("'self'", "*", "https:", "http:"):
            return True
        name = re.sub(r"^\w+://|/.*$", "", word)
        if "'" not in word and fnmatchcase(authority, name):
            return True
    return False


def _binds(sent: str) -> bool:
    """Whether Python, which has no tag, can send nothing to other hosts."""
    found: Mapping[str, list[str]] = _read(sent)
    return found.get("connect-src", found.get("default-src")) == ["'self'"]


def _read(text: str) -> Policy:
    parts = [part.lower().split() for part in text.split(";") if part.strip()]
    return {name: words for name, *words in reversed(parts)}  # of two, the first counts
