"""The workflows of GitHub: pinned, with the least rights, and with the commands of the README."""

import re

import pytest
import yaml

from courseware.files import ROOT

FOLDER = ROOT / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
INPUTS = {  # what is given to each action; each of these names is an input of that version of it
    "actions/checkout": {"fetch-depth", "persist-credentials"},
    "actions/setup-python": {"python-version"},
    "actions/cache": {"path", "key"},
    "actions/upload-pages-artifact": {"path"},
    "actions/deploy-pages": set(),
}
COMMANDS = {".ci/run", "make site", ".venv/bin/course check"}
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", re.MULTILINE)


def jobs(path):
    return yaml.safe_load(path.read_text())["jobs"]


def steps(path):
    return [step for job in jobs(path).values() for step in job.get("steps", [])]


def test_there_is_one_for_tests_and_one_for_pages():
    assert [path.stem for path in FILES] == ["pages", "test"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_actions_are_pinned_and_get_inputs_that_they_have(path):
    used = [step for step in steps(path) if "uses" in step]
    assert len(PINNED.findall(path.read_text())) == len(used) > 0
    for step in used:
        assert step.get("with", {}).keys() == INPUTS[step["uses"].partition("@")[0]]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_commands_are_those_that_people_use(path):
    words = (ROOT / "README.md").read_text() + (ROOT / "CONTRIBUTING.md").read_text()
    for step in steps(path):
        if "run" in step:
            assert step["run"] in COMMANDS
            assert step["run"].removeprefix(".venv/bin/") in words


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rights_are_no_more_than_needed(path):
    assert yaml.safe_load(path.read_text())["permissions"] == {"contents": "read"}
    more = {name: job["permissions"] for name, job in jobs(path).items() if "permissions" in job}
    wanted = {"publish": {"pages": "write", "id-token": "write"}} if path.stem == "pages" else {}
    assert more == wanted
    assert not any("run" in step for name in more for step in jobs(path)[name]["steps"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_job_ends_by_itself_and_checkouts_have_all_commits(path):
    for name, job in jobs(path).items():
        assert "uses" in job or job["timeout-minutes"] <= 60, name
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout"):
            assert step["with"]["fetch-depth"] == 0  # `site.edited` asks for the last commit


def test_nothing_is_published_whose_tests_fail():
    wanted = {name: job.get("needs") for name, job in jobs(FOLDER / "pages.yml").items()}
    assert wanted == {"test": None, "build": "test", "publish": "build"}
    assert jobs(FOLDER / "pages.yml")["test"] == {"uses": "./.github/workflows/test.yml"}
    on = yaml.safe_load((FOLDER / "test.yml").read_text())[True]  # YAML reads `on` as a truth
    assert on.keys() == {"push", "pull_request", "workflow_call"}


def test_pages_publish_the_folder_that_is_built():
    sent = [step["with"]["path"] for step in steps(FOLDER / "pages.yml") if "pages-artifact" in
            step.get("uses", "")]  # fmt: skip
    assert sent == ["_site"]
