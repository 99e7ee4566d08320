"""The service worker keeps a whole version or nothing, and answers from what it keeps."""

import json
import shutil

import pytest

from courseware.site import manifest, service_worker
from tests.web.deno import run

SITE = "https://host/course/"
WORLD = """
const files = %(files)s, events = {}, kept = new Map();
const bodies = (url) => files[url.slice("%(site)s".length)];
class Cache {
  async match(url) { return kept.get(url)?.clone(); }
  async put(url, response) { kept.set(url, response); }
}
const cache = new Cache();
const define = (name, value) => Object.defineProperty(globalThis, name, { value });
define("caches", {
  keys: async () => ["activations-course %(site)s old", "another"], open: async () => cache,
  match: (url) => cache.match(url), delete: async (name) => { report(`deleted ${name}`); },
});
globalThis.fetch = async (asked) => {
  const body = bodies(asked.url ?? asked);
  return new Response(body ?? "", { status: body === undefined ? 404 : 200 });
};
define("self", { registration: { scope: "%(site)s" } });
%(worker)s
const waits = (event) => new Promise((resolve, reject) =>
  event({ waitUntil: (work) => work.then(resolve, reject) }));
"""


@pytest.fixture
def world(tmp_path):
    """A worker in a browser of our own, with a host that can give other files than published."""

    def made(script, **altered):
        site = tmp_path / "site"
        site.mkdir()
        (site / "index.html").write_text("<h1>Activations</h1>")
        (site / "style.css").write_text("h1 {}")
        version = service_worker.write(site)
        manifest.write(site)
        names = (path.name for path in site.iterdir())
        files = {name: (site / name).read_text() for name in names} | altered
        worker = (site / "sw.js").read_text()
        assert version in worker
        text = WORLD % {"files": json.dumps(files), "site": SITE, "worker": worker}
        return run(tmp_path, text + script)

    yield made
    shutil.rmtree(tmp_path / "site")


FILL = """
await waits(self.oninstall).catch((error) => report(error.message));
report([...kept.keys()].map((url) => url.slice(self.registration.scope.length)).sort());
"""


def test_all_files_of_the_version_are_kept(world):
    assert world(FILL) == [["index.html", "style.css"]]


def test_file_that_is_not_the_published_one_leaves_nothing_kept(world):
    said = world(FILL, **{"style.css": "<html>login</html>"})
    assert f"{SITE}style.css is not the file that was published." in said
    assert any(str(one).startswith(f"deleted activations-course {SITE}") for one in said)


def test_manifest_of_another_version_is_refused(world):
    said = world(FILL, **{"manifest.sha256": "0" * 64 + "  index.html\n"})
    assert "Half a new site." in said


def test_old_versions_go_and_the_caches_of_others_stay(world):
    assert world("await waits(self.onactivate);") == [f"deleted activations-course {SITE} old"]
