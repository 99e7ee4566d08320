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
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from courseware.errors import CourseError
from courseware.hosting import policy, texts
from courseware.hosting.finding import BETTER, GOOD, TO_DO, WRONG, Finding
from courseware.hosting.header_findings import caching, compression
from courseware.hosting.host import Answer, Host
from courseware.site import manifest
from courseware.site.headers import IMMUTABLE, RUNTIME
from courseware.site.precompressed import is_copy

LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
AT_ONCE = 6  # questions: as many as a browser asks
NAMED = 4  # files named in one finding
SCRIPT = ("text/javascript", "application/javascript", "application/x-javascript")
DATA = ("application/json", "application/x-ipynb+json", "text/json")
TYPES = {  # file extension: allowed content types, grade of any other, and what comes of it
    ".mjs": (SCRIPT, WRONG, texts.SCRIPT_REFUSED),
    ".js": (SCRIPT, WRONG, texts.MODULE_REFUSED),
    ".wasm": (("application/wasm",), WRONG, texts.NO_PYTHON),
    ".css": (("text/css",), WRONG, texts.STYLE_IGNORED),
    ".html": (("text/html",), WRONG, texts.PAGE_NOT_SHOWN),
    ".svg": (("image/svg+xml",), WRONG, texts.PICTURE_NOT_SHOWN),
    ".json": (DATA, BETTER, texts.READ_ANYWAY),
    ".ipynb": (DATA, BETTER, texts.READ_ANYWAY),
}
DUTIES = (
    texts.DUTY_TYPES,
    texts.DUTY_CACHING.format(runtime=RUNTIME, immutable=IMMUTABLE),
    texts.DUTY_COMPRESSION,
    texts.DUTY_ADDRESS,
)


def main(target: str) -> list[Finding]:
    """The findings about a host or a folder.

    Parameters
    ----------
    target : str
        A web address, or the path of a folder.

    Raises
    ------
    CourseError
        When there is no answer, or no course at all.
    """
    return about_host(Host(target)) if "://" in target else about_folder(Path(target))


def about_folder(site: Path) -> list[Finding]:
    """The findings about the built site in the folder ``site``, and what a host of it has to do.

    Raises
    ------
    CourseError
        When it is not a folder, or not of a site.
    """
    if not site.is_dir():
        raise CourseError(texts.NO_FOLDER.format(site=site))
    differences = manifest.verify(site)
    findings = [Finding(WRONG, texts.DIFFERENCE.format(difference=each)) for each in differences]
    if not findings:
        findings.append(Finding(GOOD, texts.AS_BUILT.format(site=site)))
    return findings + [Finding(TO_DO, duty) for duty in DUTIES]


def about_host(host: Host) -> list[Finding]:
    """The findings about the site that ``host`` serves.

    Raises
    ------
    CourseError
        When there is no answer, or what it serves is not the course.
    """
    digests = {name: digest for name, digest in _listed(host).items() if not is_copy(name)}
    findings = [_safety(host), _unknown(host), *_slash(host, ""), *_slash(host, "lite/")]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        asked = pool.map(lambda name: _head(host, name), digests)
        heads = dict(zip(digests, asked, strict=True))
        findings += [*_presence(heads), *_types(heads)]
        names = [name for name, head in heads.items() if head.status == 200 and _executes(name)]
        asked = pool.map(lambda name: host.ask(name, encodings="gzip"), names)
        answers = dict(zip(names, asked, strict=True))
    findings += [
        _contents(digests, answers),
        policy.about(host),
        *compression(host, answers),
        *caching(host, digests),
    ]
    return findings


def _listed(host: Host) -> dict[str, str]:
    """The digest of every file, by name, as the host's own manifest has it."""
    answer = host.ask(manifest.NAME)
    if answer.redirect:
        redirect = answer.redirect.removesuffix(manifest.NAME)
        raise CourseError(texts.MOVED.format(base=host.base, redirect=redirect))
    said = {"base": host.base, "manifest": manifest.NAME}
    if answer.status != 200:
        raise CourseError(texts.NOT_THE_COURSE.format(status=answer.status, **said))
    lines = (answer.body or b"").decode("utf-8", "replace").splitlines()
    found = [LINE.fullmatch(line) for line in lines]
    digests = {match[2]: match[1] for match in found if match}
    if not all(found) or not {"index.html", "lite/index.html"} <= digests.keys():
        raise CourseError(texts.OTHER_MANIFEST.format(**said))
    return digests


def _safety(host: Host) -> Finding:
    return Finding(GOOD, texts.SAFE) if host.safe else Finding(WRONG, texts.UNSAFE)


def _unknown(host: Host) -> Finding:
    if host.ask("no/such-file.js").status == 200:
        return Finding(BETTER, texts.MISSING_IS_PAGE)
    return Finding(GOOD, texts.MISSING_IS_MISSING)


def _slash(host: Host, folder: str) -> Iterator[Finding]:
    """With its trailing slash an address gives the first page; without, it leads to the slash."""
    address = host.base + folder
    if host.ask(address).status != 200:
        yield Finding(WRONG, texts.NO_INDEX.format(address=address))
    if address == host.base and host.path == "/":
        return
    answer = host.ask(address.rstrip("/"))
    if answer.redirect == address:
        yield Finding(GOOD, texts.SLASH_ADDED.format(address=address))
    elif answer.redirect:
        message = texts.SLASH_ELSEWHERE.format(address=address, redirect=answer.redirect)
        yield Finding(BETTER, message)
    elif answer.status == 200:
        yield Finding(WRONG, texts.SLASH_MISSING.format(address=address))
    else:
        message = texts.SLASH_STATUS.format(address=address, status=answer.status)
        yield Finding(BETTER, message)


def _head(host: Host, name: str) -> Answer:
    """The answer about one file, after a second try with GET: not every host knows HEAD."""
    answer = host.ask(name, "HEAD")
    return answer if answer.status < 400 else host.ask(name)


def _presence(heads: Mapping[str, Answer]) -> Iterator[Finding]:
    missing = [name for name, head in heads.items() if head.status >= 400]
    moved = [name for name, head in heads.items() if head.redirect]
    if missing:
        status = ", ".join(sorted({str(heads[name].status) for name in missing}))
        counts = {"count": len(missing), "all": len(heads)}
        message = texts.NOT_SERVED.format(status=status, names=_some(missing), **counts)
        yield Finding(WRONG, message)
    else:
        yield Finding(GOOD, texts.SERVED.format(count=len(heads)))
    if moved:
        message = texts.REDIRECTED.format(count=len(moved), names=_some(moved))
        yield Finding(BETTER, message)


def _types(heads: Mapping[str, Answer]) -> Iterator[Finding]:
    for extension, (allowed, grade, effect) in TYPES.items():
        kinds = {
            name: head.kind
            for name, head in heads.items()
            if head.status == 200 and name.endswith(extension)
        }
        other = [name for name, kind in kinds.items() if kind not in allowed]
        kind = texts.AND.join(sorted({kinds[name] or texts.NO_TYPE for name in other or kinds}))
        said = {"extension": extension, "type": kind}
        if other:
            # A page instead of data is an error page or a login: then the file is not there.
            grade = WRONG if "text/html" in kind else grade
            more = {"names": _some(other), "effect": effect, "allowed": allowed[0]}
            yield Finding(grade, texts.OTHER_TYPE.format(**said, **more))
        elif kinds:
            yield Finding(GOOD, texts.TYPE.format(**said))


def _executes(name: str) -> bool:
    """Whether ``name`` is of Python's runtime, or a page, or a script or notebook of ours."""
    ours = name.startswith((RUNTIME, "_static/course/"))
    return ours or name.endswith((".html", ".ipynb", "sw.js"))


def _contents(digests: Mapping[str, str], answers: Mapping[str, Answer]) -> Finding:
    altered = [name for name, answer in answers.items() if answer.digest != digests[name]]
    if altered:
        return Finding(WRONG, texts.ALTERED.format(count=len(altered), names=_some(altered)))
    return Finding(GOOD, texts.UNALTERED.format(count=len(answers)))


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:NAMED])
    more = len(names) - NAMED
    return texts.SOME.format(names=shown, count=more) if more > 0 else shown
