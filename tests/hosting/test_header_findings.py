import pytest

from courseware.site.headers import IMMUTABLE

RUNTIME = "lite/static/pyodide/0123"


def test_brotli_alone_counts_as_compressed(findings, course):
    def change(path, asked, status, headers, body):
        plain = (course.parent / path).read_bytes() if status == 200 and path[-1] != "/" else body
        headers = {name: headers[name] for name in headers if name != "Content-Encoding"}
        if "br" in asked["Accept-Encoding"]:
            return status, headers | {"Content-Encoding": "br"}, b"short"
        return status, headers, plain

    assert {found.grade for found in findings(change)} == {"good"}


@pytest.mark.parametrize(
    ("part", "rule", "grade", "words"),
    [
        (RUNTIME, "no-store", "could be better", "fetch all of Python at each visit (no-store)"),
        (RUNTIME, None, "could be better", "browsers guess how long to keep it"),
        (RUNTIME, "max-age=600", "could be better", "(max-age=600)"),
        ("index.html", IMMUTABLE, "wrong", "a new version of index.html, lite/index.html"),
        (".ipynb", "max-age=86400", "wrong", "new version of lite/files/activations.ipynb"),
        ("sw.js", None, "could be better", "browsers guess"),
    ],
)
def test_caching_is_told(only, part, rule, grade, words):
    def change(path, asked, status, headers, body):
        headers = dict(headers)
        if part in path:
            headers.pop("Cache-Control", None)
            headers |= {"Cache-Control": rule} if rule else {}
        return status, headers, body

    only(change, grade, words, "Cache-Control: ")
