"""Runs in a library's environment: asks its probe every edge and prints the answers as JSON."""

import importlib.util
import json
import platform
import sys
import warnings
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import edges

HERE = Path(__file__).parent


def load(name):
    """The probe of that name; its file is called as the library, so it is no module on a path."""
    spec = importlib.util.spec_from_file_location("probe", HERE / "probes" / f"{name}.py")
    probe = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(probe)
    return probe


def versions(names):
    """The version of each package and of Python, as they are installed here."""
    found = {"python": platform.python_version()}
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "built in"
    return found


def answers(probe):
    """What the probe answers, by the name of the edge."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return {edge.name: edges.ask(edge, probe) for edge in edges.EDGES}


if __name__ == "__main__":
    probe = load(sys.argv[1])
    found = {"versions": versions(probe.LIBRARIES), "answers": answers(probe)}
    print("\nANSWERS " + json.dumps(found))
