"""``course doctor``: whether a host serves the site right, and what to change where it does not.

========================= ======================================================
a finding is              when
========================= ======================================================
``good``                  nothing is to be done
``could be better``       the course works, but slowly or with old files
``wrong``                 something does not work; the verb ends with exit code 1
========================= ======================================================
"""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from courseware.errors import CourseError
from courseware.hosting.finding import BETTER, GOOD, TO_DO, WRONG, Finding
from courseware.hosting.headers import RUNTIME, caching, compression
from courseware.hosting.host import Host, digest_of, kind_of
from courseware.site import csp, manifest
from courseware.site.precompressed import is_copy

LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
AT_ONCE = 6  # questions: as many as a browser asks
NAMED = 4  # files named in one finding
SCRIPT = ("text/javascript", "application/javascript", "application/x-javascript")
DATA = ("application/json", "application/x-ipynb+json", "text/json")
TYPES = {  # ending: allowed content types, grade of any other, and what comes of it
    ".mjs": (SCRIPT, WRONG, "browsers refuse to run it"),
    ".js": (SCRIPT, WRONG, "browsers refuse to run it as a module"),
    ".wasm": (("application/wasm",), WRONG, "Python does not start"),
    ".css": (("text/css",), WRONG, "browsers ignore it"),
    ".html": (("text/html",), WRONG, "browsers show no page"),
    ".svg": (("image/svg+xml",), WRONG, "browsers show no picture"),
    ".json": (DATA, BETTER, "it is read all the same"),
    ".ipynb": (DATA, BETTER, "it is read all the same"),
}
DUTIES = (
    "send .mjs and .js as text/javascript, .wasm as application/wasm",
    f"send {RUNTIME} with 'Cache-Control: max-age=31536000, immutable', all else with 'no-cache'",
    "compress .wasm, .whl, .zip, .mjs, .js, .json, .html and .css (gzip or br)",
    "serve over https, and send the address without its last slash on to the one with it",
)


def main(place):
    """The findings about ``place``, an address or a folder.

    Raises
    ------
    CourseError
        When there is no answer, or no course at all.
    """
    return about_host(Host(place)) if "://" in place else about_folder(Path(place))


def about_folder(site):
    """The findings about a built site on this machine, and what a host of it has to do."""
    if not site.is_dir():
        raise CourseError(f"{site} is no folder; wanted: a built site, or an address with https://")
    differences = manifest.verify(site)
    findings = [Finding(WRONG, f"{line}; build or copy the site again") for line in differences]
    if not findings:
        findings.append(Finding(GOOD, f"{site}: every file is as it was built"))
    return findings + [Finding(TO_DO, duty) for duty in DUTIES]


def about_host(host):
    """The findings about the site that ``host`` serves."""
    digests = {name: digest for name, digest in _listed(host).items() if not is_copy(name)}
    findings = [_safety(host), _unknown(host), *_slash(host, ""), *_slash(host, "lite/")]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        heads = dict(zip(digests, pool.map(lambda name: _head(host, name), digests), strict=True))
        findings += [*_presence(heads), *_types(heads)]
        names = [name for name, head in heads.items() if head.status == 200 and _executes(name)]
        answers = pool.map(lambda name: host.ask(name, encodings="gzip"), names)
        answers = dict(zip(names, answers, strict=True))
    findings += [
        _contents(digests, answers),
        csp.sent(host),
        *compression(host, answers),
        *caching(host, digests),
    ]
    return findings


def _listed(host):
    """The digest of every file, by name, as the host's own manifest has it."""
    answer = host.ask(manifest.NAME)
    if answer.place:
        place = answer.place.removesuffix(manifest.NAME)
        raise CourseError(f"{host.base} leads to {place}; give that address")
    if answer.status != 200:
        raise CourseError(
            f"{host.base} is not this course: {manifest.NAME} gives status {answer.status}; "
            "wanted: the address of the course's first page"
        )
    lines = answer.body.decode("utf-8", "replace").splitlines()
    found = [LINE.fullmatch(line) for line in lines]
    digests = {match[2]: match[1] for match in found if match}
    if not all(found) or not {"index.html", "lite/index.html"} <= digests.keys():
        raise CourseError(f"{host.base} is not this course: its {manifest.NAME} is of no course")
    return digests


def _safety(host):
    if host.safe:
        return Finding(GOOD, "https or this machine: browsers allow all that the notebook needs")
    return Finding(WRONG, "http: browsers do not let the notebook keep files; serve over https")


def _unknown(host):
    if host.ask("no/such-file.js").status == 200:
        return Finding(BETTER, "a missing file is answered with a page; answer with status 404")
    return Finding(GOOD, "a missing file is answered as missing")


def _slash(host, folder):
    """With its last slash an address gives the first page; without, it leads to the slash."""
    address = host.base + folder
    if host.ask(address).status != 200:
        yield Finding(WRONG, f"{address} does not give its index.html; make that its index")
    if address == host.base and host.path == "/":
        return
    answer = host.ask(address.rstrip("/"))
    if answer.place == address:
        yield Finding(GOOD, f"{address} is also found without its last slash")
    elif answer.place:
        what = f"{address} without its last slash leads to {answer.place}"
        yield Finding(BETTER, f"{what}; let it lead to {address}")
    elif answer.status == 200:
        what = f"{address} without its last slash gives a page whose links break"
        yield Finding(WRONG, f"{what}; let it lead to {address}")
    else:
        what = f"{address} without its last slash gives status {answer.status}"
        yield Finding(BETTER, f"{what}; let it lead to {address}")


def _head(host, name):
    """The answer about one file, after a second try with GET: not every host knows HEAD."""
    answer = host.ask(name, "HEAD")
    return answer if answer.status < 400 else host.ask(name)


def _presence(heads):
    missing = [name for name, head in heads.items() if head.status >= 400]
    moved = [name for name, head in heads.items() if head.place]
    if missing:
        told = ", ".join(sorted({str(heads[name].status) for name in missing}))
        what = f"{len(missing)} of {len(heads)} files are not served (status {told})"
        advice = "copy the whole folder, also names that begin with a dot or an underscore"
        yield Finding(WRONG, f"{what}: {_some(missing)}; {advice}")
    else:
        yield Finding(GOOD, f"all {len(heads)} files of the manifest are served")
    if moved:
        what = f"{len(moved)} files are found only through a redirect: {_some(moved)}"
        yield Finding(BETTER, f"{what}; serve each under its own name")


def _types(heads):
    for ending, (allowed, grade, effect) in TYPES.items():
        kinds = {
            name: kind_of(head)
            for name, head in heads.items()
            if head.status == 200 and name.endswith(ending)
        }
        other = [name for name, kind in kinds.items() if kind not in allowed]
        said = " and ".join(sorted({kinds[name] or "no type" for name in other or kinds}))
        if other:
            # A page in place of data is an error page or a login: then the file is not there.
            grade = WRONG if "text/html" in said else grade
            what = f"{ending} is sent as {said}: {_some(other)}; {effect}; send {allowed[0]}"
            yield Finding(grade, what)
        elif kinds:
            yield Finding(GOOD, f"{ending} is sent as {said}")


def _executes(name):
    """Whether ``name`` is of Python's runtime, or a page, or a script or notebook of ours."""
    ours = name.startswith((RUNTIME, "_static/course/"))
    return ours or name.endswith((".html", ".ipynb", "sw.js"))


def _contents(digests, answers):
    told = {name: digest_of(answer) for name, answer in answers.items()}
    altered = [name for name, digest in told.items() if digest not in (digests[name], None)]
    if altered:
        what = f"{len(altered)} files are not as they were built: {_some(altered)}"
        return Finding(WRONG, f"{what}; copy the site again, and let nothing rewrite it on the way")
    return Finding(GOOD, f"{len(answers)} files that run or open are as they were built")


def _some(names):
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
