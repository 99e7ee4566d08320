"""What tests of several rooms start from."""

import pytest

from courseware.files import ROOT
from courseware.lessons import reader


@pytest.fixture(scope="session")
def lesson():
    """The lesson that is handed out."""
    return reader.read(ROOT / "content" / "activations.py")
