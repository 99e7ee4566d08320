import shutil
import subprocess

import pytest

from courseware.cli import main
from courseware.errors import CourseError
from courseware.site import manifest


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    (folder / "lite").mkdir(parents=True)
    (folder / "index.html").write_text("page")
    (folder / "lite" / "a b ü.js").write_text("script")
    (folder / ".nojekyll").touch()
    manifest.write(folder)
    return folder


def test_site_as_built_has_no_differences(site):
    assert manifest.verify(site) == []


def test_manifest_lists_every_file_but_itself(site):
    lines = (site / manifest.NAME).read_text(encoding="utf-8").splitlines()
    assert [line[66:] for line in lines] == [".nojekyll", "index.html", "lite/a b ü.js"]


def test_manifest_is_the_same_each_time(site):
    before = (site / manifest.NAME).read_bytes()
    manifest.write(site)
    assert (site / manifest.NAME).read_bytes() == before


def test_differences_are_named_by_kind(site):
    (site / "index.html").write_text("pagf")
    (site / "lite" / "a b ü.js").unlink()
    (site / "lite" / "new.js").touch()
    assert manifest.verify(site) == [
        "changed: index.html",
        "missing: lite/a b ü.js",
        "not in the manifest: lite/new.js",
    ]


def test_folder_in_the_place_of_a_file_is_missing(site):
    (site / "index.html").unlink()
    (site / "index.html").mkdir()
    assert manifest.verify(site) == ["missing: index.html"]


def test_folder_without_a_manifest_is_no_site(tmp_path):
    with pytest.raises(CourseError, match=r"holds no manifest\.sha256"):
        manifest.verify(tmp_path)


@pytest.mark.parametrize(("text", "code"), [("page", 0), ("pagf", 1)])
def test_the_systems_own_program_agrees(site, text, code):
    tool = ["sha256sum"] if shutil.which("sha256sum") else ["shasum", "-a", "256"]  # GNU, macOS
    (site / "index.html").write_text(text)
    done = subprocess.run([*tool, "-c", "--status", manifest.NAME], cwd=site, check=False)
    assert done.returncode == code


def test_verify_ends_with_0_for_a_site_as_built(site, capsys):
    assert main(["verify", str(site)]) == 0
    assert capsys.readouterr().out == f"{site}: every file is as it was built\n"


def test_verify_ends_with_1_and_names_what_differs(site, capsys):
    (site / "index.html").unlink()
    assert main(["verify", str(site)]) == 1
    assert capsys.readouterr().out == "missing: index.html\n"


def test_verify_ends_with_1_and_a_message_for_another_folder(tmp_path, capsys):
    assert main(["verify", str(tmp_path / "none")]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("course verify: ")
    assert len(told.err.splitlines()) == 1
