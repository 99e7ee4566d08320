"""Lists the scripts that a notebook's start asks JupyterLite for, which the build then joins.

    python -m benchmarks.scripts > web/notebook/startup-scripts.txt

For a new JupyterLite: empty the list, build the site, list, build again.
"""

import re

from playwright.sync_api import sync_playwright

from benchmarks import visit
from benchmarks.wire import serving
from courseware.files import ROOT
from courseware.site import startup_bundle
from tests.chromium.browsers import FLAGS, installed

SCRIPT = re.compile(r"/lite/((?:build|extensions)/[^?]*\.js)(?:\?.*)?$")
LOADERS = re.compile(r"remoteEntry|\.worker\.|bundle\.js|start\.")


def main():
    """Visit the notebook until a slider has moved; print what was asked for, and what is joined."""
    names = set(startup_bundle.LISTED.read_text(encoding="utf-8").split())
    with sync_playwright() as playwright, serving(ROOT / "_site") as server:
        browser = playwright.chromium.launch(executable_path=installed(), args=FLAGS)
        context = browser.new_context(service_workers="block", bypass_csp=True)
        page = context.new_page()
        page.add_init_script(visit.TOOLS)
        page.add_init_script(visit.BEGINNINGS[visit.notebook])
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{server.address}lite/notebooks/index.html?path=activations.ipynb")
        visit.notebook(page, server)
        browser.close()
    found = {match[1] for match in map(SCRIPT.search, asked) if match}
    print("\n".join(sorted(names | {name for name in found if not LOADERS.search(name)})))


if __name__ == "__main__":
    main()
