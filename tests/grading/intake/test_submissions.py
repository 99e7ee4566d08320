"""Whose is which file, in the layouts of learning platforms."""

import io
import zipfile

import pytest

from courseware.errors import CourseError
from courseware.grading.intake import submissions, submitted_file
from courseware.grading.intake.errors import UngradableError


@pytest.mark.parametrize(
    ("path", "student"),
    [
        ("Ada.ipynb", "Ada"),
        ("Ada.ipynb.txt", "Ada"),
        ("Ada B. Lovelace.ipynb", "Ada B. Lovelace"),
        ("Ada/activations (1).ipynb", "Ada"),
        ("Ada/activations/activations.ipynb", "Ada"),
        ("Ada Byron_12345_assignsubmission_file_/x.ipynb", "Ada Byron_12345"),
        ("Ada Byron_12345_assignsubmission_file/x.ipynb", "Ada Byron_12345"),
        ("Ada Byron_12345_assignsubmission_file_x.ipynb", "Ada Byron_12345"),
        ("byronada_123_456_activations.ipynb", "byronada_123"),
        ("byronada_LATE_123_456_activations-1.ipynb", "byronada_123"),
        ("Zoë 木.ipynb", "Zoë 木"),
    ],
)
def test_the_student_is_read_from_the_path(path, student):
    assert submissions.student_of(path) == student


def lay(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("{}")
    return folder


def found(folder):
    return {
        each.student: [file.path for file in each.files] for each in submissions.collect(folder)
    }


def test_files_and_folders_stand_beside_each_other(tmp_path):
    lay(tmp_path, "Ada.ipynb", "Bob/activations.ipynb", "Bob/notes.txt", ".hidden/x.ipynb")
    assert found(tmp_path) == {
        "Ada": ["Ada.ipynb"],
        "Bob": ["Bob/activations.ipynb", "Bob/notes.txt"],
    }


def test_one_folder_around_all_students_does_not_count(tmp_path):
    lay(tmp_path, "submissions/Ada/a.ipynb", "submissions/Bob/a.ipynb")
    assert list(found(tmp_path)) == ["Ada", "Bob"]


def test_a_zip_is_read_as_a_folder_is(tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as file:
        file.writestr("Ada_1_assignsubmission_file_/a.ipynb", "{}")
        file.writestr("Bob_2_assignsubmission_file_/b.ipynb", "{}")
        file.writestr("../Eve_3_assignsubmission_file_/c.ipynb", "{}")
    ada, bob = submissions.collect(tmp_path / "all.zip")[1:]
    assert (ada.student, bob.student) == ("Ada_1", "Bob_2")
    assert ada.notebooks()[0].read() == b"{}"


def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "Eve.ipynb").symlink_to("/etc/passwd")
    (tmp_path / "Mal").symlink_to("/etc")
    eve, mal = submissions.collect(tmp_path)
    for file in (*eve.files, *mal.files):
        with pytest.raises(UngradableError, match="link"):
            file.read()


def inner(names):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name in names:
            file.writestr(name, "{}")
    return data.getvalue()


def test_the_notebook_in_a_students_zip_is_found(tmp_path):
    (tmp_path / "Ada.zip").write_bytes(inner(["work/activations.ipynb", "work/data.csv"]))
    (ada,) = submissions.collect(tmp_path)
    assert [file.path for file in ada.notebooks()] == ["Ada.zip/work/activations.ipynb"]
    assert ada.notebooks()[0].read() == b"{}"


def test_a_zip_in_a_students_zip_is_not_opened(tmp_path):
    (tmp_path / "Eve.zip").write_bytes(inner(["again.zip"]))
    (eve,) = submissions.collect(tmp_path)
    with pytest.raises(UngradableError, match="no notebook in the zip"):
        eve.notebooks()[0].read()


def test_without_a_notebook_the_reason_names_what_is_there(tmp_path):
    lay(tmp_path, "Bob/essay.docx", "Bob/code.py")
    (bob,) = submissions.collect(tmp_path)
    with pytest.raises(UngradableError, match=r"code\.py, essay\.docx"):
        bob.notebooks()


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(submitted_file, "LARGEST", 10)
    (tmp_path / "Ada.ipynb").write_text("x" * 11)
    (ada,) = submissions.collect(tmp_path)
    with pytest.raises(UngradableError, match="larger"):
        ada.notebooks()[0].read()


@pytest.mark.parametrize("kind", ["missing", "empty", "text"])
def test_what_holds_no_submissions_is_refused(tmp_path, kind):
    path = tmp_path / "in"
    if kind == "empty":
        path.mkdir()
    elif kind == "text":
        path.write_text("hello")
    with pytest.raises(CourseError, match=str(path)):
        submissions.collect(path)
