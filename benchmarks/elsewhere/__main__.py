"""The command: environments, probes, the data file."""

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

from benchmarks import browser
from benchmarks.elsewhere import edges
from courseware.files import ROOT, digest_of

HERE = Path(__file__).parent
HOME = ROOT / "_build" / "elsewhere"
DATA = ROOT / "content" / "elsewhere.json"
LIBRARIES = tomllib.loads((HERE / "libraries.toml").read_text(encoding="utf-8"))
MARK = "ANSWERS "
QUIET = {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "", "KERAS_BACKEND": "tensorflow",
         "JAX_PLATFORMS": "cpu", "PYTHONWARNINGS": "ignore", "DEV": "CPU"}  # fmt: skip


def environment(name, packages):
    """The Python of an environment with just these packages, made when they have changed."""
    home = HOME / name
    python, stamp = home / "bin" / "python", home / "packages"
    wanted = digest_of(packages)
    if not stamp.is_file() or stamp.read_text() != wanted:
        print(f"{name}: installing {', '.join(packages)}", flush=True)
        venv.create(home, clear=True, with_pip=True)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *packages], check=True)
        stamp.write_text(wanted)
    return python


def asked(name, packages):
    """What the library of that name answers: ``{"versions": ..., "answers": ...}``."""
    if not packages:  # NumPy as it comes in the browser
        return _answers(
            browser.run("elsewhere/ask.py", "numpy", folders=[(HERE.parent, HERE.name)])
        )
    done = subprocess.run(
        [environment(name, packages), HERE / "ask.py", name],
        env=os.environ | QUIET | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{name}: the probe ended with {done.returncode}:\n{done.stderr[-3000:]}")
    return _answers(done.stdout)


def _answers(printed):
    lines = [line for line in printed.splitlines() if line.startswith(MARK)]
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    return {"asked": today, **json.loads(lines[-1].removeprefix(MARK))}


def table(libraries, before):
    """The whole data: edges with titles and reasons, libraries with versions, answers.

    What is not in ``libraries`` stays as it was ``before``.
    """
    found = {name: asked(name, LIBRARIES[name]["packages"]) for name in libraries}
    kept = {each["name"]: each for each in before["libraries"]}
    return {
        "machine": f"{platform.machine()}, {platform.system()}",
        "edges": [
            {"name": e.name, "function": e.function, "title": e.title, "why": e.why}
            for e in edges.EDGES
        ],
        "libraries": [
            {**kept.get(name, {}), "name": name, "title": each["title"], **found.get(name, {})}
            for name, each in LIBRARIES.items()
            if name in found or name in kept
        ],
    }


def differences(before, now):
    """One line for each answer and version that is another one in ``now``."""
    old = {each["name"]: each for each in before["libraries"]}
    for each in now["libraries"]:
        was = old.get(each["name"])
        if was is None:
            yield f"{each['name']}: new"
            continue
        for kind in ("versions", "answers"):
            for key in sorted(was[kind].keys() | each[kind].keys()):
                if was[kind].get(key) != each[kind].get(key):
                    yield f"{each['name']}, {key}: {was[kind].get(key)} -> {each[kind].get(key)}"


def main():
    """Ask, write the data file, and say what differs from an earlier one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("libraries", nargs="*", metavar="LIBRARY", help=", ".join(LIBRARIES))
    parser.add_argument("--out", type=Path, default=DATA, help="default: %(default)s")
    parser.add_argument("--compare", type=Path, help="an earlier data file")
    options = parser.parse_args()
    unknown = set(options.libraries) - LIBRARIES.keys()
    if unknown:
        parser.error(f"no library {sorted(unknown)[0]!r}; there are {', '.join(LIBRARIES)}")
    names, before = options.libraries or list(LIBRARIES), {"libraries": []}
    if options.libraries and options.out.exists():
        before = json.loads(options.out.read_text(encoding="utf-8"))
    data = table(names, before)
    text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
    options.out.write_text(text, encoding="utf-8")
    print(f"{options.out}: {len(data['edges'])} edges, {len(data['libraries'])} libraries")
    if options.compare:
        before = json.loads(options.compare.read_text(encoding="utf-8"))
        print("\n".join(differences(before, data)) or "nothing differs")


if __name__ == "__main__":
    sys.exit(main())
