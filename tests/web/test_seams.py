"""``web/SEAMS.md`` lists every place where our scripts reach into the software of others."""

import ast
import json
import re
from collections import defaultdict

import pytest

from courseware.files import ROOT

WEB = ROOT / "web"
ROW = re.compile(r"^\| `(.+?)` \| `(\S+?)` \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
ROWS = ROW.findall((WEB / "SEAMS.md").read_text(encoding="utf-8"))
NAMED = re.compile(r"`((?:tests|benchmarks)/[\w/]+\.py)(?:::(\w+))?`")
CODE = sorted(
    path.relative_to(WEB).as_posix()
    for path in WEB.rglob("*")
    if path.suffix in (".js", ".mjs", ".py")
)
COMMENTS = {
    "py": re.compile(r'""".*?"""|#[^\n]*', re.DOTALL),
    "js": re.compile(r"/\*\*.*?\*/|(?<![:\"'`])//[^\n]*", re.DOTALL),
}
GLOBALS = r"(?:window|self|globalThis|scope|WebAssembly|Worker|navigator)"
PATCHES = {  # each pattern has the name that the list must hold as its first group
    "a global of the browser": rf"\b({GLOBALS}\.(?!on[a-z]+ =)[\w.]+) =(?!=)",
    "a rejection that nobody handles": r"(\bonunhandledrejection) =(?!=)",
    "a method of a prototype": r"(\w+\.prototype\.\w+)(?:\.\w+)* =(?!=)",
    "a property that is defined": r"(?:Object|Reflect)\.defineProperty\((\w+(?:\.\w+)*)",
    "a method of an object": r"(\b\w+(?:\.\w+)*\.(?!on[a-z]+ =)\w+) = (?:async |function|\(\) =>)",
    "an item of a hook": r"(\b\w+\.\w+\[[^]]+\]) = (?:async |\w+\.\w+\()",
    "a private name": r"(?<![\w$/}])(_[a-zA-Z]\w*)(?=[\s:.(),]*)",
}
PYTHON_PATCHES = {
    "an attribute set to a function": r"^ +((?:\w+\.)+\w+) = (?:lambda|property|[a-z]\w+$)",
    "an attribute of a module": r"^ +((?:sys|time|builtins)\.\w+)(?:, [\w.]+)* =",
    "a list of Python's own": r"\b(sys\.\w+)\.(?:append|insert)\(",
    "an attribute of the kernel": r"^ +((?:shell|kernel)(?:\.\w+)+) =",
}
OWN = {  # patterns match, yet nothing of others is touched
    "pages/python-worker.js": {"onunhandledrejection"},  # the worker is ours
    "pages/learner-text.js": {"_text"},  # a parameter that is not used
}


def source(name):
    """The code of a file below ``web/`` without comments and docstrings."""
    text = (WEB / name).read_text(encoding="utf-8")
    return COMMENTS["py" if name.endswith(".py") else "js"].sub("", text)


def patches(name):
    """What looks like a patch in a file, as the list would have to name it."""
    text, python = source(name), name.endswith(".py")
    kinds = PYTHON_PATCHES if python else PATCHES
    return {
        found[1] for pattern in kinds.values() for found in re.finditer(pattern, text, re.MULTILINE)
        if not (python and found[1].startswith("self."))
    }  # fmt: skip


def pinned():
    """The version of each package that we build with or send."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    wanted = dict(line.split(" ")[0].split("==") for line in lines if re.match(r"[\w-]+==", line))
    pins = json.loads((ROOT / "runtime" / "pins.json").read_text(encoding="utf-8"))
    sent = {package: pin["version"] for package, pin in pins["packages"].items()}
    return wanted | sent | {"pyodide": pins["pyodide"]}


def test_the_list_can_be_read():
    table = (WEB / "SEAMS.md").read_text(encoding="utf-8")
    assert len(ROWS) == len([line for line in table.splitlines() if line.startswith("| `")]) > 40


@pytest.mark.parametrize("seam", ROWS, ids=lambda row: f"{row[1]}: {row[0]}")
def test_listed_seam_is_in_its_file(seam):
    code, file, *_ = seam
    assert code in source(file)


@pytest.mark.parametrize("seam", ROWS, ids=lambda row: f"{row[1]}: {row[0]}")
def test_listed_version_is_the_pinned_one(seam):
    versions = dict(part.split() for part in seam[3].split(", "))
    assert versions == {name: pinned()[name] for name in versions}


@pytest.mark.parametrize("seam", ROWS, ids=lambda row: f"{row[1]}: {row[0]}")
def test_named_test_exists(seam):
    named = NAMED.findall(seam[4])
    assert named
    for path, function in named:
        tree = ast.parse((ROOT / path).read_bytes())
        functions = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert not function or function in functions
        assert function or path.startswith("benchmarks/")


@pytest.mark.parametrize("name", CODE)
def test_every_patch_is_listed(name):
    listed = defaultdict(str)
    for code, file, *_ in ROWS:
        listed[file] += f" {code}"
    missing = {patch for patch in patches(name) if patch not in listed[name]}
    assert missing - OWN.get(name, set()) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("window.setTimeout = later;", "window.setTimeout"),
        ("  kernel.restart = async () => {", "kernel.restart"),
        ("IDBObjectStore.prototype.put = put;", "IDBObjectStore.prototype.put"),
        ("Object.defineProperty(api.inner, 'x', {", "api.inner"),
        ("  notebook._draw(1);", "_draw"),
    ],
)
def test_a_new_patch_would_be_found(text, found, monkeypatch):
    monkeypatch.setitem(globals(), "source", lambda name: text)
    assert found in patches("any.js")


def test_a_new_patch_in_python_would_be_found(monkeypatch):
    monkeypatch.setitem(globals(), "source", lambda name: "    kind.show = lambda self: None")
    assert patches("any.py") == {"kind.show"}
