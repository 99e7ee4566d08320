"""The whole site as one file, to be carried to any host and unpacked there.

The same site gives the same bytes: names in order, no times, no owners, one compression level.
"""

import os
import zipfile
from pathlib import Path

from courseware.files import EPOCH, files_of

MODE = 0o100644 << 16  # a plain file that all may read
LEVEL = 9


def write(site: Path, path: Path) -> Path:
    """Pack the folder ``site`` into the zip file ``path``, which is returned.

    An older file of that name stays until the new one is complete.

    Parameters
    ----------
    site : Path
        A built site. The names in the zip begin below it: unpack it into the folder that is served.
    path : Path
        In an existing folder.
    """
    fresh = path.with_name(f"{path.name}.new")
    try:
        with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
            for file in files_of(site):
                entry = zipfile.ZipInfo(file.relative_to(site).as_posix(), EPOCH)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, MODE
                entry.create_system = 3  # as on Unix, wherever it is packed
                archive.writestr(entry, file.read_bytes(), compresslevel=LEVEL)
        os.replace(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
    return path
