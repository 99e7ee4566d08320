"""What this room says to authors and instructors.

Each text is a template for ``str.format``. A message says what was received and what is allowed.
"""

# `course check`: what was looked at.
LESSON = "lesson   {name}: {cells} cells, {points} points ({checks} by checks, {hand} by hand)"
LESSON_REFUSED = "lesson   {name}: refused"
CHECK = "check    {grade_id}: the solution passes, the stub does not"
ANSWER = "answer   {check}: {what}: {mistake}"
FILL_IN = "fill in  {line}"
NO_SITE = "links    not checked: there is no {site}; `course site` builds it"
NO_FAULTS = "No faults found."

# `course check`: faults.
OTHER_NAME = "the lesson is {name!r}; allowed here: {allowed!r}"
NO_PAGE = "this lesson has no page; write {page}"
ID_ELSEWHERE = "{grade_id!r} is also in the lesson {lesson!r}"
CELL_FAILS = "this cell fails with {kind}: {error}"
SOLUTION_FAILS = "check {check}: the solution fails at {title!r}"
STUB_PASSES = "check {check}: the stub passes; it must fail until the learner has written the class"
STUB_HINT = "check {check}: the stub gets the hint {hint!r}; planned: {planned!r}"
NO_HINT = "none"
CANNOT_RUN = "cannot be run: {kind}: {error}"
CANNOT_READ = "cannot be read: {error}"
NO_CHECK = "{what!r}: no check {check!r}"
OTHER_HINT = "{what!r} gets the hint {hint!r}; planned: {planned!r}"
ANSWER_PASSES = "{what!r} passes; planned: {planned!r}"
NO_ANSWER = "no wrong answer is planned for the check {check}"

# `course hints`.
ROW = "{check:<36} {what:<32} {hint:<18} {words}{note}"
HEADINGS = {
    "check": "check", "what": "wrong answer", "hint": "hint", "words": "first words", "note": ""
}  # fmt: skip
PASSES = "(passes)"
PLANNED = "   planned: {mistake}"

# `course new`.
CREATED = "new        {path}: {what}"
NEXT = (
    "It passes `course check` as it is. Replace what the lines with {mark} describe, then run "
    "`course check` again."
)
ACTIVATION = "the class that learners write"
CHECK_FILE = "what the check asks, mistakes and hints"
FIGURE = "the figure"
PACKAGE = "makes the folder a package"
NOTEBOOK = "the notebook"
WRONG_ANSWERS = "planned wrong answers"
CHAPTER = "the chapter"
EXISTS = "{path} already exists; choose another name, or remove it"
NOT_A_NAME = (
    "{name!r} cannot be the name of a lesson; allowed: a lower-case letter, then up to 29 "
    "lower-case letters and digits, such as gelu or leakyrelu"
)
KEYWORD = "{name!r} is a keyword of Python; choose another name"
NOT_A_CLASS = (
    "the class cannot be called {title!r}; allowed: {name!r} with a capital first letter, and "
    "others where you like"
)
TAKEN = "the course already has {name!r}; choose another name"
