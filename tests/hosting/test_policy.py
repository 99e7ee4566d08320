from types import SimpleNamespace

import pytest

from courseware.hosting.policy import about, lacking
from courseware.site.headers import HEADERS
from courseware.site.pages.csp import CSP

OURS = HEADERS[CSP]
WASM = "script-src 'wasm-unsafe-eval' 'unsafe-eval'"
INLINE = "style-src 'unsafe-inline'"
PICTURES = "img-src data:"


def finding(*sent):
    """The finding about a host that sends these with its two pages."""
    answers = iter([{CSP: text} if text else {} for text in sent])
    ask = lambda *question: SimpleNamespace(headers=next(answers))  # noqa: E731
    return about(SimpleNamespace(ask=ask, authority="here.org"))


@pytest.mark.parametrize(
    ("sent", "lacks"),
    [
        ("", []),
        (OURS, []),
        ("upgrade-insecure-requests; frame-ancestors 'none'", []),
        ("default-src 'self'", [WASM, INLINE, PICTURES]),
        ("default-src https: data: 'unsafe-inline' 'unsafe-eval'", []),
        ("default-src here.org data: 'unsafe-inline' 'unsafe-eval'", []),
        ("connect-src *.here.org", ["connect-src 'self'"]),
        ("connect-src *.org", []),
        (OURS.replace("worker-src 'self'", "worker-src 'none'"), ["worker-src 'self'"]),
        (OURS.replace(" 'unsafe-eval'", ""), ["script-src 'unsafe-eval'"]),
        (OURS.replace("'unsafe-inline'", "'unsafe-inline' 'nonce-abc'"), [INLINE]),
        (
            "script-src 'strict-dynamic' 'self' 'unsafe-eval'",
            ["script-src 'self'", "worker-src 'self'"],
        ),
        (f"{OURS}, img-src 'self'", [PICTURES]),
        ("sandbox allow-scripts", ["the absence of sandbox"]),
        ("require-trusted-types-for 'script'", ["the absence of require-trusted-types-for"]),
        ("Default-Src 'SELF'; default-src *", [WASM, INLINE, PICTURES]),
    ],
)
def test_what_a_policy_lacks(sent, lacks):
    assert lacking(sent, "here.org") == lacks


def test_policy_that_stops_python_is_wrong_and_says_what_is_missing():
    found = finding("default-src 'self'", "default-src 'self'")
    assert found.grade == "wrong"
    for part in (CSP, "it lacks img-src data:; script-src 'wasm-unsafe-eval'", OURS):
        assert part in found.what


def test_policy_of_one_folder_alone_is_found():
    assert finding(OURS, "script-src 'self'").grade == "wrong"


@pytest.mark.parametrize(
    ("sent", "grade"),
    [(OURS, "good"), ("", "could be better"), ("upgrade-insecure-requests", "could be better")],
)
def test_policy_that_does_not_bind_python_could_be_better(sent, grade):
    assert finding(sent, sent).grade == grade
