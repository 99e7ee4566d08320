"""Names that links, file systems and notebooks can all carry."""

import re

NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")  # what Jupyter allows as the id of a cell
ALLOWED = "1 to 64 letters, digits, '-' and '_'"
