"""Firefox and WebKitGTK on the built site, as large as a desk's screen and as a phone's.

Not part of ``make test``: ``make apart`` installs both and runs what is here.
"""

import base64
from pathlib import Path

import pytest

from tests.chromium.site import SITE, serving
from tests.other_browsers.firefox import Firefox
from tests.other_browsers.webkit import WebKit

ENGINES = {"firefox": Firefox, "webkit": WebKit}
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}


@pytest.fixture(scope="session")
def site_url():
    assert (SITE / "index.html").is_file(), "no built site: run `make site` first"
    with serving(SITE) as address:
        yield address


@pytest.fixture(params=SIZES)
def size(request):
    return request.param


@pytest.fixture(params=ENGINES)
def tab(request, size, tmp_path):
    """A fresh browser."""
    opened = ENGINES[request.param](tmp_path)
    opened.finger = size == "phone" and opened.touches
    opened.resize(*SIZES[size])
    yield opened
    Path(tmp_path, "last.png").write_bytes(base64.b64decode(opened.screenshot()))
    opened.close()
