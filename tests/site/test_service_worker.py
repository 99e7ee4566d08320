import pytest

from courseware.site import manifest, service_worker


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    (folder / "lite").mkdir(parents=True)
    (folder / "index.html").write_text("page")
    (folder / "lite" / "a.js").write_text("script")
    return folder


def test_worker_holds_the_version(site):
    version = service_worker.write(site)
    assert f'const VERSION = "{version}";' in (site / service_worker.NAME).read_text()


def test_version_is_the_same_each_time(site):
    first = service_worker.write(site)
    manifest.write(site)
    assert service_worker.write(site) == first


@pytest.mark.parametrize("name", ["index.html", "lite/a.js", "lite/new.js"])
def test_version_changes_with_any_file(site, name):
    first = service_worker.write(site)
    (site / name).write_text("other")
    assert service_worker.write(site) != first


def test_version_is_that_of_the_manifest_without_the_worker(site):
    service_worker.write(site)
    manifest.write(site)
    lines = (site / manifest.NAME).read_text().splitlines(keepends=True)
    assert [line[66:-1] for line in lines] == ["index.html", "lite/a.js", "sw.js"]
    (site / service_worker.NAME).unlink()
    assert manifest.lines(site) == "".join(lines[:-1])


def test_site_with_its_worker_is_as_it_was_built(site):
    service_worker.write(site)
    manifest.write(site)
    assert manifest.verify(site) == []
