"""Whose is which file, in the layouts of learning platforms."""

import io
import os
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
def test_the_student_is_read_from_the_path(path, student, tmp_path):
    lay(tmp_path, path)
    assert list(found(tmp_path)) == [student]


def lay(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("{}")
    return folder


def found(folder):
    return {
        each.student: [file.path for attempt in each.attempts for file in attempt.files]
        for each in submissions.collect(folder)
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
    ada, bob, eve = submissions.collect(tmp_path / "all.zip")
    assert (ada.student, bob.student, eve.student) == ("Ada_1", "Bob_2", "Eve_3")
    assert ada.attempts[0].notebooks()[0].read() == b"{}"
    with pytest.raises(UngradableError, match="leads out"):
        eve.attempts[0].notebooks()[0].read()


def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "Eve.ipynb").symlink_to("/etc/passwd")
    (tmp_path / "Mal").symlink_to("/etc")
    eve, mal = submissions.collect(tmp_path)
    for file in (*eve.attempts[0].files, *mal.attempts[0].files):
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
    assert [file.path for file in ada.attempts[0].notebooks()] == ["Ada.zip/work/activations.ipynb"]
    assert ada.attempts[0].notebooks()[0].read() == b"{}"


def test_a_zip_in_a_students_zip_is_not_opened(tmp_path):
    (tmp_path / "Eve.zip").write_bytes(inner(["again.zip"]))
    (eve,) = submissions.collect(tmp_path)
    with pytest.raises(UngradableError, match="no notebook in the archive"):
        eve.attempts[0].notebooks()[0].read()


def test_without_a_notebook_the_reason_names_what_is_there(tmp_path):
    lay(tmp_path, "Bob/essay.docx", "Bob/code.py")
    (bob,) = submissions.collect(tmp_path)
    with pytest.raises(UngradableError, match=r"code\.py, essay\.docx"):
        bob.attempts[0].notebooks()


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(submitted_file, "LARGEST", 10)
    (tmp_path / "Ada.ipynb").write_text("x" * 11)
    (ada,) = submissions.collect(tmp_path)
    with pytest.raises(UngradableError, match="larger"):
        ada.attempts[0].notebooks()[0].read()


@pytest.mark.parametrize("kind", ["missing", "empty", "text"])
def test_what_holds_no_submissions_is_refused(tmp_path, kind):
    path = tmp_path / "in"
    if kind == "empty":
        path.mkdir()
    elif kind == "text":
        path.write_text("hello")
    with pytest.raises(CourseError, match=str(path)):
        submissions.collect(path)


@pytest.mark.parametrize("ending", [".rar", ".7z", ".tar.xz", ".gz"])
def test_another_archive_has_a_reason_that_says_what_to_send(tmp_path, ending):
    lay(tmp_path, f"Ada{ending}")
    (ada,) = submissions.collect(tmp_path)
    with pytest.raises(UngradableError, match=f"packed as {ending}.*send a .zip or the .ipynb"):
        ada.attempts[0].notebooks()


def test_another_archive_of_a_class_is_to_be_unpacked(tmp_path):
    lay(tmp_path, "class.tar.gz")
    with pytest.raises(CourseError, match=r"packed as \.tar\.gz"):
        submissions.collect(tmp_path / "class.tar.gz")


def told(folder):
    lines = []
    submissions.collect(folder, report=lines.append)
    return lines


def test_it_is_told_how_many_there_are_and_what_is_nobodys(tmp_path):
    lay(tmp_path, "Ada_1_assignsubmission_file_/a.ipynb", "Grades-ML.csv", ".x/y.ipynb")
    assert told(tmp_path) == [
        "learners: 1, files: 1, names as in Moodle",
        "left out, since nobody's: Grades-ML.csv",
    ]


def test_files_that_do_not_tell_whose_they_are_are_told(tmp_path):
    lay(tmp_path, *(f"all/activations ({n}).ipynb" for n in range(30)))
    _, warning = told(tmp_path)
    assert "30 files are called like the notebook itself" in warning
    assert len(warning) < 300


def test_names_that_are_no_text_stay_apart(tmp_path):
    for name in (b"a\xff.ipynb", b"a\xfe.ipynb"):
        (tmp_path / os.fsdecode(name)).write_text("{}")
    assert len(submissions.collect(tmp_path)) == 2
