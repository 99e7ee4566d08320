"""The worked example of *For instructors*: its very commands, in a copy of the course."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from courseware.files import ROOT

ROOMS = ("book", "content", "courseware", "examples", "runtime", "tinytorch")
RIGHT = """
class GELU:
    def forward(self, x):
        inner = (2 / np.pi) ** 0.5 * (x.data + 0.044715 * x.data**3)
        return Tensor(0.5 * x.data * (1 + np.tanh(inner)))

    def __call__(self, x):
        return self.forward(x)
"""


def commands():
    """The commands of the section, as a reader would type them."""
    page = (ROOT / "book" / "instructors.md").read_text(encoding="utf-8")
    section = re.search(r"^## Add an activation\n(.*?)^## ", page, re.MULTILINE | re.DOTALL)[1]
    blocks = re.findall(r"^```console\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    return [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]


def copy(root):
    """Copy the course into the folder ``root``, without anything that is built."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, root / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "_config.yml", root / "_config.yml")


def run(root, command):
    """What a command of the page says when it is given in the copy ``root``."""
    line = command.replace(".venv/bin/course", f"{sys.executable} -m courseware")
    environment = {"PYTHONPATH": str(root), "PATH": "/usr/bin:/bin", "HOME": str(Path.home())}
    done = subprocess.run(
        line, shell=True, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout
