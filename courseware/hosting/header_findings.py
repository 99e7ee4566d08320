"""What a host says with its files: compression, and how long browsers may keep them."""

import re
from collections.abc import Iterable, Iterator, Mapping

from courseware.hosting import texts
from courseware.hosting.finding import BETTER, GOOD, WRONG, Finding
from courseware.hosting.host import Answer, Host
from courseware.site.headers import IMMUTABLE, RUNTIME

WEEK, HOUR = 604_800, 3_600  # seconds
LARGE = 10_000  # bytes; below it compression saves too little to be asked for


def compression(host: Host, answers: Mapping[str, Answer]) -> Iterator[Finding]:
    """Findings about what of Python's runtime is sent compressed, one for each file extension.

    Parameters
    ----------
    host : Host
        Is asked again where it has not compressed.
    answers : dict of Answer
        What the host sent, by name of the file, to one who unpacks gzip.
    """
    for extension in (".wasm", ".whl", ".zip", ".mjs"):
        of_kind = {
            name: answer
            for name, answer in answers.items()
            if name.startswith(RUNTIME) and name.endswith(extension)
        }
        plain = {
            name: answer.sent
            for name, answer in of_kind.items()
            if answer.sent > LARGE and not answer.compressed
        }
        largest = max(plain, key=plain.__getitem__, default=None)
        if largest and not host.ask(largest, encodings="br, gzip").compressed:
            size = sum(answer.sent for answer in of_kind.values()) / 1e6
            yield Finding(BETTER, texts.NOT_COMPRESSED.format(extension=extension, size=size))
        elif of_kind:
            yield Finding(GOOD, texts.COMPRESSED.format(extension=extension))


def caching(host: Host, names: Iterable[str]) -> Iterator[Finding]:
    """Findings about how long browsers may keep files.

    Parameters
    ----------
    host : Host
        Is asked about some of them.
    names : iterable of str
        All files of the site.
    """
    names = sorted(names)
    runtime = next((name for name in names if name.startswith(RUNTIME)), None)
    if runtime:
        yield _kept(_rule(host, runtime))
    else:
        yield Finding(WRONG, texts.NO_RUNTIME.format(runtime=RUNTIME))
    yield _fresh({name: _rule(host, name) for name in names if _changes(name)})


def _kept(rule: str) -> Finding:
    """The runtime lies in a folder named after its contents: it may be kept for ever."""
    advice = texts.KEPT_ADVICE.format(runtime=RUNTIME, immutable=IMMUTABLE)
    if "immutable" in rule and _age(rule) >= WEEK:
        return Finding(GOOD, texts.KEPT)
    if "no-store" in rule:
        return Finding(BETTER, texts.NEVER_KEPT.format(rule=rule, advice=advice))
    if not rule:
        return Finding(BETTER, texts.KEPT_BY_GUESS.format(advice=advice))
    return Finding(BETTER, texts.ASKED_AGAIN.format(rule=rule, advice=advice))


def _changes(name: str) -> bool:
    """Whether learners must not be given an old copy of ``name``."""
    return name in ("index.html", "lite/index.html", "sw.js") or (
        name.startswith("lite/files/") and name.endswith(".ipynb")
    )


def _fresh(rules: Mapping[str, str]) -> Finding:
    old = [name for name, rule in rules.items() if "immutable" in rule or _age(rule) > HOUR]
    silent = [name for name, rule in rules.items() if not rule]
    names, advice = ", ".join(old or silent), texts.FRESH_ADVICE
    if old:
        message = texts.STALE.format(names=names, rule=rules[old[0]], advice=advice)
        return Finding(WRONG, message)
    if silent:
        return Finding(BETTER, texts.FRESH_BY_GUESS.format(names=names, advice=advice))
    return Finding(GOOD, texts.FRESH)


def _rule(host: Host, name: str) -> str:
    return host.ask(name, "HEAD").headers.get("Cache-Control", "").lower()


def _age(rule: str) -> int:
    """The seconds that ``rule`` allows; 0 when it says ``no-cache`` or nothing."""
    found = re.search(r"max-age=(\d+)", rule)
    return int(found[1]) if found and "no-cache" not in rule else 0
