"""What this room says: to learners in notebooks, to instructors in rubrics, to authors of lessons.

Each text is a template for ``str.format``. A message says what was received and what is allowed.
"""

# Learners: in the notebook.
UNWRITTEN_COMMENT = "# Your code here, in place of the next line."
UNWRITTEN = "{method} is not written yet"
PROMPT = "*Your answer, {least} to {most} words. Double-click and write in place of this.*"
WORTH = "{points} points, {least} to {most} words, graded by a person."
CONTEXT, QUESTION, RUBRIC = "Context", "Question", "Rubric"
CRITERION = "- **{points} points**: {text}"

# Instructors: the release and its rubric.
CONFIG = "nbgrader's settings for this course."
RUBRIC_TITLE = "Rubric: {name}, {points} points"
CHECKS, CHECK, POINTS = "Checks", "Check", "Points"
ALL_OR_NONE = "A check gives all of its points or none; `course grade` awards them."
RUBRIC_WORTH = "{points} points, {least} to {most} words."
CRITERIA = "What points are given for"
RUBRIC_CRITERION = "- {points} points: {text}"
NOTES = "For the grader"
RELEASED = "release    {folder}"
NOT_EMPTY = "{folder} is not empty; give a new or an empty folder"
NO_LESSON = "no lesson {name!r}; there are {names}"
NO_NBGRADER = (
    "nbgrader cannot be loaded ({error}), and only nbgrader knows whether it accepts this lesson; "
    "install it: python -m pip install nbgrader"
)

# Authors: names of files.
FILE_NAME = "file name {name!r}; allowed: {allowed}"
SAME_NAME = "apart from capital letters this is the name of {other}"
NOTEBOOK = "a notebook; lessons are .py files, notebooks are made from them"

# Authors: the percent format.
TOO_LARGE = "a file of {size:.0f} MB; allowed: {largest:.0f} MB"
UNREADABLE = "cannot be read as UTF-8 text: {error}"
FORMS = "'# %%' or '# %% [markdown]', then at most one word={{...}} with JSON"
BEFORE_FIRST = "{line!r} is before the first cell; allowed: " + FORMS
MARKER = "marker {marker!r} not understood; allowed: " + FORMS
NOT_JSON = "marker {marker!r} is not valid JSON: {error}"
TWICE = "key {name!r} is given twice"
NOT_A_NUMBER = "{name} is not a number"
NOT_COMMENTED = "{line!r} in a Markdown cell; each line starts with '# ' or is '#'"

# Authors: markers.
EMPTY_CELL = "an empty cell; fill it or remove it"
UNKNOWN_WORD = "unknown word {word!r}; allowed: {allowed}"
WRONG_CELL = "{word} is in a cell of the wrong type; allowed: {allowed}"
NEEDS_BODY = "{word} needs a body"
NO_BODY = "{word} takes no body: it is made from what it names"
UNKNOWN_KEY = "{word}: unknown key {key!r}; allowed: {allowed}"
MISSING_KEY = "{word}: no {key!r}; needed: {needed}"
BAD_VALUE = "{word}: {key} is {value!r}; allowed: {allowed}"
A_LINE = "a line of text"
AN_ID = "a text of at most 55 characters"
SOME_POINTS = "a whole number from 1 to 1000"
SOME_WORDS = "[least, most], whole numbers from 1 to 2000 with least below most"
SOME_NAMES = "a list of different names"

# Authors: Markdown.
DIRECTIVE, ROLE, TARGET = "a MyST directive", "a MyST role", "a MyST target"
IMAGE = "an image"
NOT_PLAIN = "{what}, {line!r}; allowed: plain Markdown"
HEADING = "heading of level {level}; allowed here: {allowed} or less"
MARK_HERE = (
    "solution mark {line!r}; allowed only around the grader's notes of a reflection: those of an "
    "exercise are set when the notebook is made"
)
BEGIN_TWICE = "{begin} inside the one of line {line}; close that one first"
END_FIRST = "{end} without a {begin} before it"
NEVER_ENDS = "{begin} without an {end} after it in the same cell"

# Authors: code, exercises, checks, figures.
NOT_PYTHON = "{text!r} is not Python: {error}"
NO_MODULE = "exercise: module {module!r} not found; use a module of {package}"
NO_CLASS = "exercise: no class {name!r} in {module}; there are {names}"
MARK_IN_PACKAGE = "a solution mark in the package; marks are set when the notebook is made"
NO_METHOD = "exercise: class {name} has no method for the learner to write"
NO_DOCSTRING = "method {name} needs a docstring, then a body"
BODY_BESIDE = "the body of {name} must begin on a new line"
ID_TAKEN = "{name!r} is already the name of the cell at line {line}"
NOT_FOUND = "{kind}: {error}"
OTHER_VALUE = "check {call}: {key} is {value!r}; allowed: {allowed!r}"
CANNOT_USE = "figure {name} cannot use {use!r}; allowed: {allowed}"
NONE = "none"
NO_EXERCISE = "{kind} uses {use!r}, but no exercise before it has that class"

# Authors: reflections.
SECTION = "reflection: {line!r}; expected {expected}"
THEN, END = " then ", "end"
OUTSIDE = "reflection: {line!r} outside the sections"
NO_SECTION = "reflection: no {section!r} in it; needed: {needed}"
NOTES_BETWEEN = "notes between {begin} and {end}"
EMPTY_SECTION = "reflection: nothing below {section!r}"
NOT_A_CRITERION = "rubric: {line!r}; allowed: '- 3 points: what they are given for'"
RUBRIC_SUM = "reflection: the rubric adds up to {total} points, the marker says {points}"

# Authors: the lesson as a whole.
LESSON_CELLS = "{count} lesson cells; allowed: one, and it comes first"
LESSON_SUM = "the cells add up to {total} points, the lesson says {points}"
REFUSED_BY_NBGRADER = "nbgrader's schema refuses the {kind}: {error}"
