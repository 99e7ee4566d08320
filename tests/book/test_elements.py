"""HTML elements as nodes, and nodes in the slots of templates."""

import pytest
from docutils import nodes
from jinja2 import UndefinedError

from courseware.book import texts
from courseware.book.elements import element, from_template, opening


def test_element_escapes_attributes_and_leaves_out_false():
    node = element("input", value='"<', disabled=True, selected=False, for_="a", aria_label="b")
    assert opening(node) == '<input value="&quot;&lt;" disabled for="a" aria-label="b">'


def test_nodes_stand_in_the_slots_of_a_template():
    stub, check, link = (nodes.Text(word) for word in ("stub", "check", "link"))
    slots = {"stub": [stub], "checks": [check], "link": [link]}
    found = from_template("course-exercise", slots, id="a", name="A", texts=texts.TASK)
    assert [node for node in found if not isinstance(node, nodes.raw)] == [stub, check, link]
    html = "".join(node.astext() for node in found)
    assert html.startswith('<course-exercise id="a"')
    assert html.index("stub") < html.index('data-part="editor"') < html.index("check")
    assert html.rstrip().endswith("</course-exercise>")


def test_a_template_refuses_what_it_is_not_given():
    with pytest.raises(UndefinedError):
        from_template("course-check", check=None, exercises=[], texts={})
