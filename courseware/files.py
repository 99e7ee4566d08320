"""Where the course lies, and what its files are: their order, their SHA-256.

The ground floor: everything that reads, compares or names files stands on it.
"""

import base64
import hashlib
from pathlib import Path

ROOT = Path(__file__).parents[1]  # the checkout, which holds the course and its tool
# The time of each file in a zip of ours, so that the same files give the same bytes: the earliest
# that the format knows.
EPOCH = (1980, 1, 1, 0, 0, 0)


def sha256(path):
    """The SHA-256 of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def integrity(path):
    """The SHA-256 of a file, as browsers write it."""
    digest = hashlib.sha256(path.read_bytes()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def digest_of(inputs):
    """One SHA-256 over strings and the names and contents of files and folders."""
    total = hashlib.sha256()
    for item in inputs:
        if isinstance(item, Path):
            for path in files_of(item):
                total.update(f"{path.relative_to(item.parent).as_posix()}\0".encode())
                total.update(hashlib.sha256(path.read_bytes()).digest())
        else:
            total.update(f"{item}\0".encode())
    return total.hexdigest()


def files_of(path):
    """All files below a folder in a fixed order, caches aside; or the file itself."""
    if path.is_file():
        return [path]
    return sorted(p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
