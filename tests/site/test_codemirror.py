import pytest

from courseware.runtime import pins
from courseware.site import codemirror

FILES = {
    "codemirror-state.js": {"sources": [{"npm": "@codemirror/state@6.7.6", "member": "a.js"}]},
    "crelt.js": {"sources": [{"url": "https://example.org/b"}, {"npm": "crelt@1.0.7"}]},
    "crelt.LICENSE": {"sources": [{"npm": "crelt@1.0.7", "member": "LICENSE"}]},
}


@pytest.fixture
def built(tmp_path):
    texts = {
        "codemirror-state.js": "import elt from 'crelt';\nexport let a = \"from 'crelt'\";\n",
        "crelt.js": "export default 1;\n",
        "crelt.LICENSE": "MIT, © somebody\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    codemirror.build(FILES, {name: tmp_path / name for name in texts}, out)
    return out


def test_imports_name_the_neighbouring_file(built):
    text = next(built.glob("*/codemirror-state.js")).read_text()
    assert text.startswith("import elt from './crelt.js';\n")


def test_text_that_is_no_import_is_left_alone(built):
    text = next(built.glob("*/codemirror-state.js")).read_text()
    assert "\"from 'crelt'\"" in text


def test_licences_are_kept_as_they_are(built):
    assert next(built.glob("*/crelt.LICENSE")).read_text(encoding="utf-8") == "MIT, © somebody\n"


def test_entry_names_the_folder_with_the_hash(built):
    folder = next(built.glob("codemirror-*/"))
    assert f"./{folder.name}/codemirror-state.js" in (built / "codemirror.js").read_text()


def test_unpinned_package_is_refused_by_name():
    with pytest.raises(codemirror.VendorError, match=r"a\.js imports 'left-pad'"):
        codemirror.resolved("a.js", "import x from 'left-pad';", {})


@pytest.mark.parametrize("line", ["import {\n a } from 'b';", 'export { a } from "b";'])
def test_every_form_of_import_is_found(line):
    assert "./b.js" in codemirror.resolved("a.js", line, {"b": "b.js"})


def test_every_package_comes_with_pinned_version_and_hash():
    files = pins.load(codemirror.PINS)["files"]
    for name, pin in files.items():
        assert len(pin["sha256"]) == 64, name
        assert any(
            "npm" in source and source["npm"][1:].count("@") == 1 for source in pin["sources"]
        )
