"""The headers that hosts should send are told by examples and by a file that some hosts read."""

import pytest

from courseware.files import ROOT
from courseware.site import headers, manifest
from courseware.site.pages.csp import CSP

HOSTS = ROOT / "examples" / "hosts"


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_settings_for_hosts_send_the_headers(name):
    text = (HOSTS / name).read_text(encoding="utf-8")
    assert f'{CSP} "{headers.HEADERS[CSP]}"' in text
    assert f'Cache-Control "{headers.IMMUTABLE}"' in text


def test_headers_for_hosts_that_read_a_file(tmp_path):
    headers.write(tmp_path)
    lines = (tmp_path / "_headers").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["/*", f"  {CSP}: {headers.HEADERS[CSP]}"]
    assert lines[-1] == "  Cache-Control: public, max-age=31536000, immutable"
    assert "_headers" not in manifest.lines(tmp_path)  # such hosts do not serve it
