"""How much a host sends: what it compresses, and what it lets browsers keep."""

import re

from courseware.hosting.finding import BETTER, GOOD, WRONG, Finding
from courseware.hosting.host import is_packed

RUNTIME = "lite/static/pyodide/"
YEAR, WEEK, HOUR = 31_536_000, 604_800, 3_600
LARGE = 10_000  # bytes; below it compression saves too little to be asked for


def compression(host, answers):
    """Findings about what of Python's runtime is sent compressed, one for each ending.

    Parameters
    ----------
    host : courseware.hosting.host.Host
    answers : dict
        What the host sent, by name of the file, to one who unpacks gzip.
    """
    for ending in (".wasm", ".whl", ".zip", ".mjs"):
        of_kind = {
            name: answer
            for name, answer in answers.items()
            if name.startswith(RUNTIME) and name.endswith(ending)
        }
        large = {name: len(a.body) for name, a in of_kind.items() if len(a.body) > LARGE}
        plain = [name for name in large if not is_packed(of_kind[name])]
        if plain and is_packed(host.ask(max(plain, key=large.get), encodings="br, gzip")):
            plain = []
        sent = f"{sum(len(answer.body) for answer in of_kind.values()) / 1e6:.1f} MB"
        if plain:
            yield Finding(BETTER, f"{ending} comes as it is, {sent}; compress it (gzip or br)")
        elif of_kind:
            yield Finding(GOOD, f"{ending} comes compressed, or is small")


def caching(host, names):
    """Findings about how long browsers may keep the files ``names``."""
    runtime = sorted(name for name in names if name.startswith(RUNTIME))
    if runtime:
        yield _kept(_rule(host, runtime[0]))
    else:
        yield Finding(WRONG, f"the manifest has no {RUNTIME}: no Python; build the site again")
    yield from _fresh({name: _rule(host, name) for name in names if _changes(name)})


def _kept(rule):
    """The runtime lies in a folder named after its contents: it may be kept for ever."""
    advice = f"send {RUNTIME} with 'Cache-Control: public, max-age={YEAR}, immutable'"
    if "immutable" in rule and _age(rule) >= WEEK:
        return Finding(GOOD, "browsers keep Python and do not ask for it again")
    if "no-store" in rule:
        return Finding(BETTER, f"browsers fetch all of Python at each visit ({rule}); {advice}")
    if not rule:
        what = "no Cache-Control for Python: browsers guess how long to keep it"
        return Finding(BETTER, f"{what}; {advice}")
    return Finding(BETTER, f"browsers ask for Python again and again ({rule}); {advice}")


def _changes(name):
    """Whether learners must not be given an old copy of ``name``."""
    return name in ("index.html", "lite/index.html", "sw.js") or (
        name.startswith("lite/files/") and name.endswith(".ipynb")
    )


def _fresh(rules):
    advice = "send 'Cache-Control: no-cache' for all but the runtime"
    old = [name for name, rule in rules.items() if "immutable" in rule or _age(rule) > HOUR]
    silent = [name for name, rule in rules.items() if not rule]
    if old:
        what = f"browsers miss a new version of {', '.join(old)} ({rules[old[0]]}); {advice}"
        yield Finding(WRONG, what)
    elif silent:
        what = f"no Cache-Control for {', '.join(silent)}: browsers guess how long to keep them"
        yield Finding(BETTER, f"{what}; {advice}")
    else:
        yield Finding(GOOD, "browsers ask for pages and notebooks again within the hour")


def _rule(host, name):
    return host.ask(name, "HEAD").headers.get("Cache-Control", "").lower()


def _age(rule):
    """The seconds that ``rule`` allows; 0 when it says ``no-cache`` or nothing."""
    found = re.search(r"max-age=(\d+)", rule)
    return int(found[1]) if found and "no-cache" not in rule else 0
