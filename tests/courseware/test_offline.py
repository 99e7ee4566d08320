import pytest

from courseware import manifest, offline


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    (folder / "lite").mkdir(parents=True)
    (folder / "index.html").write_text("page")
    (folder / "lite" / "a.js").write_text("script")
    return folder


def test_worker_holds_the_version(site):
    version = offline.write(site)
    assert f'const VERSION = "{version}";' in (site / offline.NAME).read_text()


def test_version_is_the_same_each_time(site):
    first = offline.write(site)
    manifest.write(site)
    assert offline.write(site) == first


@pytest.mark.parametrize("name", ["index.html", "lite/a.js", "lite/new.js"])
def test_version_changes_with_any_file(site, name):
    first = offline.write(site)
    (site / name).write_text("other")
    assert offline.write(site) != first


def test_version_is_that_of_the_manifest_without_the_worker(site):
    offline.write(site)
    manifest.write(site)
    lines = (site / manifest.NAME).read_text().splitlines(keepends=True)
    assert [line[66:-1] for line in lines] == ["index.html", "lite/a.js", "sw.js"]
    (site / offline.NAME).unlink()
    assert manifest.lines(site) == "".join(lines[:-1])


def test_site_with_its_worker_is_as_it_was_built(site):
    offline.write(site)
    manifest.write(site)
    assert manifest.verify(site) == []
