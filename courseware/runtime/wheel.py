"""The wheel of ``tinytorch`` that browsers load."""

import hashlib
import zipfile
from importlib.metadata import version
from pathlib import Path

from courseware.files import EPOCH


def tinytorch_wheel(package: Path, out: Path) -> Path:
    """Pack the package folder as a wheel; return its path, whose name carries a content hash.

    Sources stay readable (learners look at them); the bytes depend on nothing but the sources.

    Parameters
    ----------
    package : Path
        The folder ``tinytorch``, or a copy of parts of it.
    out : Path
        An existing folder that gets the wheel.
    """
    number = version("activations-course")
    info = f"tinytorch-{number}.dist-info"
    files = {
        f"tinytorch/{path.relative_to(package).as_posix()}": path.read_bytes()
        for path in sorted(package.rglob("*.py"))
    }
    tag = hashlib.sha256(b"".join(name.encode() + data for name, data in files.items()))
    files[f"{info}/METADATA"] = (
        f"Metadata-Version: 2.1\nName: tinytorch\nVersion: {number}\n".encode()
    )
    files[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    wheel = out / f"tinytorch-{number}-0{tag.hexdigest()[:12]}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), data)
    return wheel
