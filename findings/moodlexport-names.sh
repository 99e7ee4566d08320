#!/bin/sh
# moodlexport writes a file that is not XML when a question's name has & or <
#
# Expected: names are escaped, as the library that it writes with (xmltodict) does.
# Seen: the whole file is unescaped again before it is saved, so that formulas in CDATA are not escaped
#   twice. The text of a question is in CDATA and fine; its name, and that of the category, is not:
#   "Softmax & ReLU" stands there as it is, no parser reads the file, and saving says nothing.
# Why it matters: such names are usual, and the file is made long before anybody imports it. Parse
#   what a tool has written.
# Source: moodlexport/python_to_moodle.py, Category.savexml, 0.0.32
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq moodlexport==0.0.32 xmltodict==1.0.4 numpy==2.4.3

venv/bin/python -W ignore - <<'END'
from importlib.metadata import version
import xml.etree.ElementTree as ElementTree
from moodlexport import Category, Question

print(*(f"{name} {version(name)}" for name in ("moodlexport", "xmltodict")), sep=", ")


def saved(topic, name, text):
    category = Category(topic)
    question = Question("essay")
    question.name(name)
    question.text(text)
    question.addto(category)
    category.savexml("quiz")
    try:
        ElementTree.parse("quiz.xml")
        said = "read"
    except ElementTree.ParseError as error:
        said = f"ParseError, {error}"
    print(f"category {topic!r}, name {name!r}, text {text!r}: {said}")
    return said


assert saved("Activations", "Softmax", "a < b & c?") == "read"
assert saved("Softmax & ReLU", "Softmax", "Why?").startswith("ParseError")
assert saved("Activations", "a < b", "Why?").startswith("ParseError")
END
