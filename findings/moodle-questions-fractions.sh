#!/bin/sh
# moodle-questions cuts the part of the points that an answer is worth
#
# Guess: add_answer(33.33333, ...) writes fraction="33.33333", as its documentation says "float".
# Seen: 33. 66.67 becomes 66, and -16.66667 becomes -16: cut, not rounded. Three answers of a third
#   each give 99 %.
# Why it matters: Moodle knows 33.33333, the fraction of its own list, and by default refuses a question
#   with another. With "nearest grade if not listed" the import passes, and hides it.
# Source: moodle_questions/answer.py, Answer (int(fraction)), 0.2.1
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq moodle-questions==0.2.1

venv/bin/python - <<'END'
from importlib.metadata import version
import xml.etree.ElementTree as ElementTree
from moodle_questions import MultipleChoiceQuestion, Quiz

print("moodle-questions", version("moodle-questions"))
question = MultipleChoiceQuestion(name="relu", question_text="Which are 0?", default_mark=3)
for fraction in (33.33333, 66.67, -16.66667):
    question.add_answer(fraction, f"relu({-fraction})")
quiz = Quiz()
quiz.add_question(question)
quiz.save("quiz.xml")
written = [answer.get("fraction") for answer in ElementTree.parse("quiz.xml").iter("answer")]
print("33.33333, 66.67, -16.66667 are written", written)
assert written == ["33", "66", "-16"]
END
