import gzip
import shutil

import brotli
import pytest

from courseware import cli
from courseware.errors import CourseError
from courseware.hosting import doctor
from courseware.hosting.server import server
from courseware.site import manifest, precompressed


def test_right_host_has_only_good_findings(findings):
    found = findings()
    assert {each.grade for each in found} == {"good"}
    assert len(found) > 15


def test_own_server_lacks_only_compression_where_there_are_no_copies(running, course):
    with running(server(course.parent)) as address:
        found = [each for each in doctor.main(f"{address}/index.html") if each.grade != "good"]
    assert {each.grade for each in found} == {"could be better"}
    assert [each.what.split()[0] for each in found] == [".wasm", ".whl", ".mjs"]


def test_host_may_do_without_compressed_copies(running, course, tmp_path):
    site = shutil.copytree(course, tmp_path / "course")
    precompressed.write(site, tmp_path / "cache")
    manifest.write(site)
    copies = [path for path in site.rglob("*") if precompressed.is_copy(path.name)]
    assert copies
    with running(server(tmp_path)) as address:
        assert {each.grade for each in doctor.main(address)} == {"good"}
        for path in copies:
            path.unlink()
        assert not [each for each in doctor.main(address) if each.grade == "wrong"]


@pytest.mark.parametrize(
    ("extension", "kind", "grade"),
    [
        (".mjs", "text/plain", "wrong"),
        (".js", "application/octet-stream", "wrong"),
        (".wasm", "application/octet-stream", "wrong"),
        (".css", "", "wrong"),
        (".json", "text/plain", "could be better"),
        (".ipynb", "text/plain", "could be better"),
        (".ipynb", "text/html", "wrong"),
    ],
)
def test_content_type_is_told(only, extension, kind, grade):
    def change(path, asked, status, headers, body):
        is_one = path.endswith(extension) and status == 200
        return status, headers | ({"Content-Type": kind} if is_one else {}), body

    only(change, grade, f"{extension} is sent as {kind or 'no type'}", "; send ")


def test_missing_and_hidden_files_are_told(only):
    def change(path, asked, *right):
        return (403, {}, b"") if "/." in path or "/_static" in path else right

    only(change, "wrong", "2 of 12 files", "status 403", ".nojekyll", "copy the whole")


def test_file_that_is_rewritten_on_the_way_is_told(only):
    def change(path, asked, status, headers, body):
        is_page = path.endswith("index.html") and "Content-Encoding" in headers
        return status, headers, gzip.compress(b"advertisement") if is_page else body

    only(change, "wrong", "2 files are not as they were built", "lite/index.html")


def compressed(name, pack, encoding):
    """A change of answers: what ends with ``name`` comes compressed, whether asked for or not."""

    def change(path, asked, status, headers, body):
        if not path.endswith(name) or status != 200:
            return status, headers, body
        plain = gzip.decompress(body) if "Content-Encoding" in headers else body
        return status, headers | {"Content-Encoding": encoding}, pack(plain)

    return change


@pytest.mark.parametrize(
    ("pack", "encoding"), [(brotli.compress, "br"), (gzip.compress, "x-gzip"), (bytes, "unknown")]
)
def test_right_file_in_a_compression_that_nobody_asked_for_is_no_fault(findings, pack, encoding):
    assert {each.grade for each in findings(compressed(".whl", pack, encoding))} == {"good"}


def test_other_file_in_a_compression_that_nobody_asked_for_is_told(only):
    change = compressed(".whl", lambda plain: brotli.compress(plain + b"?"), "br")
    only(change, "wrong", "1 files are not as they were built", "numpy.whl")


def test_label_of_compression_that_is_false_is_told(only):
    def change(path, asked, status, headers, body):
        return status, headers, b"1" * 20_000 if path.endswith(".whl") else body

    only(change, "wrong", "not as they were built", "numpy.whl")


@pytest.mark.parametrize(
    ("answer", "grade", "words"),
    [
        ((200, {"Content-Type": "text/html"}, b"a page"), "wrong", "broken links"),
        ((404, {}, b""), "could be better", "gives status 404"),
        (
            (301, {"Location": "http://other.invalid/"}, b""),
            "could be better",
            "redirects to http://o",
        ),
    ],
)
def test_address_without_its_slash_is_told(only, answer, grade, words):
    def change(path, asked, *right):
        return answer if path == "course" else right

    only(change, grade, words, "/course/")


def test_folder_without_index_is_told(only):
    def change(path, asked, *right):
        return (404, {}, b"") if path == "course/lite/" else right

    only(change, "wrong", "/course/lite/ does not give its index.html")


def test_page_for_every_missing_file_is_told(only):
    def change(path, asked, status, headers, body):
        page = 200, {"Content-Type": "text/html"}, b"a page"
        return page if status == 404 else (status, headers, body)

    only(change, "could be better", "answer with status 404")


def test_host_without_head_is_asked_again(findings, handler):
    no_head = type("NoHead", (handler,), {"do_HEAD": lambda self: self.send_error(405)})
    found = [str(each) for each in findings(handler=no_head)]
    assert "good:            all 12 files of the manifest are served" in found


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((404, {}, b""), "is not this course: manifest.sha256 gives status 404"),
        ((200, {}, b"<html>please log in</html>"), "is not this course: its manifest"),
        ((200, {}, b"\xff" * 99), "is not this course: its manifest"),
        ((200, {}, b"0" * 64 + b"  index.html\n"), "is not this course: its manifest"),
        (
            (302, {"Location": "https://new.invalid/"}, b""),
            "redirects to https://new.invalid/",
        ),
    ],
)
def test_what_is_not_this_course_is_refused(findings, answer, words):
    with pytest.raises(CourseError, match=words):
        findings(lambda *given: answer)


def test_folder_is_compared_and_the_duties_of_a_host_are_told(course, capsys):
    assert cli.main(["doctor", str(course)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("good:            ")
    assert said.count("the host must:") == 4


def test_altered_folder_ends_with_1(course, tmp_path, capsys):
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / manifest.NAME).write_bytes((course / manifest.NAME).read_bytes())
    assert cli.main(["doctor", str(copy)]) == 1
    assert "wrong:           missing: index.html; build or copy" in capsys.readouterr().out
