"""The site as one zip: the same bytes each time, and nothing but the site in it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from courseware import cli
from courseware.site import build as building
from courseware.site import manifest, zip_archive


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "_site"
    for name in ("index.html", "lite/index.html", "_static/a b.css", ".nojekyll"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name * 1000)
    manifest.write(folder)
    return folder


def test_zip_is_the_site_again(site, tmp_path):
    path = zip_archive.write(site, tmp_path / "_site.zip")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "out")
        assert archive.namelist() == sorted(archive.namelist())
    assert manifest.verify(tmp_path / "out") == []
    assert path.stat().st_size < 5000


def test_times_and_rights_of_files_do_not_matter(site, tmp_path):
    first = zip_archive.write(site, tmp_path / "1.zip").read_bytes()
    for number, path in enumerate(path for path in site.rglob("*") if path.is_file()):
        os.utime(path, (number, number))
        path.chmod(0o600)
    assert zip_archive.write(site, tmp_path / "2.zip").read_bytes() == first


def test_other_program_unpacks_it(site, tmp_path):
    zip_archive.write(site, tmp_path / "_site.zip")
    command = [sys.executable, "-m", "zipfile", "-e", tmp_path / "_site.zip", tmp_path / "out"]
    subprocess.run(command, check=True)
    assert (tmp_path / "out" / ".nojekyll").stat().st_mode & 0o444


def test_zip_that_cannot_be_finished_leaves_the_older_one(site, tmp_path, monkeypatch):
    path = zip_archive.write(site, tmp_path / "_site.zip")
    before = path.read_bytes()
    monkeypatch.setattr(Path, "read_bytes", lambda path: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        zip_archive.write(site, path)
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["_site.zip"]


def test_verb_packs_what_it_has_built(site, monkeypatch, capsys):
    monkeypatch.setattr(building, "build", lambda address: site)
    assert cli.main(["site", "--zip"]) == 0
    assert (site.parent / "_site.zip").is_file()
    assert capsys.readouterr().out == f"zip        {site.parent / '_site.zip'}, 0.0 MB\n"
