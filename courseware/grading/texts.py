"""Every sentence of this room that an instructor or a learner reads, but for the pages.

A page's words stand in its template, which is the table of that page. What stands in braces is
filled in by ``str.format``.
"""

# What a private check's addition to a check of the lesson is called; learners read it.
MORE_INPUTS = "The same holds for inputs that only grading uses"
HIDDEN_INPUTS = "inputs that are not shown"

# Files that were handed in: why one cannot be graded
ZIP_UNREADABLE = "the zip cannot be read: {error}"
ZIP_TOO_MANY = "the zip holds {count} files; allowed: {most}"
ZIP_TOO_LARGE = "the zip unpacks to more than {gigabytes} GB"
MEMBER_TWICE = "the zip holds its name twice"
MEMBER_OUTSIDE = "its path leads out of the zip"
MEMBER_ENCRYPTED = "it is encrypted"
MEMBER_UNREADABLE = "it cannot be read from the zip: {error}"
IS_LINK = "it is a link"
FILE_TOO_LARGE = "larger than {megabytes} MB"
FILE_UNREADABLE = "it cannot be read: {error}"
ARCHIVE_UNREADABLE = "the archive cannot be read: {error}"
ARCHIVE_TOO_MANY = "the archive holds {count} files; allowed: {most}"
ARCHIVE_TOO_LARGE = "the archive unpacks to more than {megabytes} MB"
NO_NOTEBOOK_IN_ARCHIVE = "no notebook in the archive"
NO_NOTEBOOK = "no notebook was handed in, only {names}"
OTHER_ARCHIVE = (
    "{name} is packed as {kind}, which is not read here: send a .zip or the .ipynb itself"
)
TOO_MANY_NOTEBOOKS = "{count} notebooks; allowed: {most}"
SEVERAL_NOTEBOOKS = (
    "{count} different notebooks of this lesson: {names}; they differ in {what}; "
    "a person must say which counts: leave that one alone there and grade again"
)
OTHER_CELLS = "cells that have no points"
OF_FILE = "{path}: {fault}"

# Notebooks: why one cannot be graded
FILE_EMPTY = "the file is empty"
NOT_UTF8 = "not a text file in UTF-8"
NOT_A_NOTEBOOK = "not a notebook: {kind}"
IS_WEB_PAGE = "it is a web page"
IS_ZIP = "it is a zip file"
NOT_JSON = "it is not JSON"
IS_MERGE = "it has marks of a git merge (<<<<<<<, >>>>>>>): settle the conflict and send it again"
EXPORT_VERSION = "an export of the work, of version {version}; read here: {known}"
NO_CELLS = "not a notebook of format 4: it has no list of cells"
OTHER_FORMAT = "notebook format {format}; allowed: 4"
TOO_MANY_CELLS = "{count} cells; allowed: {most}"
CELL_OF_NO_TYPE = "cell {number} has no known type"
SOURCE_NOT_TEXT = "the source of cell {number} is not text"
OTHER_LESSON = "it has no cell of this lesson: another notebook?"

# Notebooks: what an instructor may want to look at
CELL_CUT = "cell {number} has more than {most} characters; the rest was left out"
CELL_LEFT_OUT = "cell {number} has more than {most} characters and was left out"
CLASS_OF_OTHER_NAME = "no class {name} in the notebook; {what} makes {others}"
OTHER_VERSION = "made from version {version} of the lesson"
CELL_MISSING = "{name}: missing"
LOCKED_CELL_MISSING = "locked cell {name} is missing"
CELL_DOUBLED = "cell {name} is there {count} times"
CELL_JOINED = "{name}: split; its parts were joined in order"
CELL_COPIED = "{name}: there with different texts; the cell with its own id was taken"
CELL_UNCLEAR = "{name}: there with different texts; the last was taken, which may not be meant"
CELL_RETYPED = "{name}: of another type than it was handed out as; that was put right"
CELL_PLACED = "{name}: not marked as such; found by its place or by what it says"
CELL_ELSEWHERE = "{name}: left as handed out; what was written was found in another cell"
CELL_MERGED = "{name}: merged with other cells; taken out of them"
CELL_MAGIC = "{name}: begins with {magic}, so the rest of it is not run as Python"
CELL_COMMAND = "{name}: a line that is a command and no Python was left out"
LOCKED_CELL_CHANGED = "locked cell {name} was changed; the released one was used"
SETTINGS_CHANGED = "the settings of {names} were changed; the released ones were used"
SEVERAL_CELLS = "{count} cells"
RED_FLAG = "cell {name} mentions {words}"
DEFINED_AFTER = "cell {name} defines {class_name} again; graded is the class that the checks saw"
DEFINED_BETWEEN = "cell {name} defines {class_name} again between its checks; graded is the last"

# What stands for a picture in an answer
PICTURE = "[picture {number}]"

# Files of one student: which counts, and what became of the others
ATTEMPT_COUNTS = "{count} attempts: that of {name} counts"
FIRST_ATTEMPT_COUNTS = "{count} attempts: the first counts"
ATTEMPT_BLANK = "in attempt {name} nothing is written"
ATTEMPT_REFUSED = "attempt {name} cannot be graded: {reason}"
SAME_WORK = "graded from {path}; the same code and answers are in {names}"
NOTHING_WRITTEN = "nothing is written in {names}"
PASSED_OVER = "passed over: {reason}"
EXPORT = "an export of the work was handed in; the work in it was graded"
EXPORT_CHAPTER = (
    "{name} differs in the notebook and in the chapter; the newer, of the chapter, was taken"
)
EXPORT_NOTEBOOK = (
    "{name} differs in the notebook and in the chapter; the newer, of the notebook, was taken"
)
GRADED_BEFORE = "an earlier hand-in, {path}, was graded before"

# A run: where it was, and why it ended
AT_START = "the start"
AT_CELL = "cell {number}"
AT_CHECK = "the check {name}"
NOT_READY = "the sandbox was not ready within {seconds:g} s"
TOO_LONG = "{stage} ran for more than {seconds:g} s"
TOO_LONG_IN_ALL = "the notebook ran for more than {seconds:g} s, at {stage}"
TOO_MUCH_OUTPUT = "it put out more than {megabytes} MB, at {stage}"
BROKE_OFF = "the process ended at {stage} ({how})"
BY_SIGNAL = "signal {number}"
BY_EXIT = "exit code {code}"
STOPPED = "grading was stopped"
GRADING_FAILED = "grading itself failed: {error}"

# What came out of a run: what an instructor may want to look at
CLASS_FROM_ELSEWHERE = "{name} was not written in the notebook but comes from {module}"
UNKNOWN_MODULE = "an unknown module"
CLAIM = "the notebook shows {points:g} points for {name}, grading finds {found}"
EXERCISE_WANTS_REFERENCE = "cell {name} asks for the reference classes, which are not there"
EXERCISE_NOT_RUN = "cell {name} did not run while grading: {error}"
CELL_WANTS_REFERENCE = "{name} asks for the reference classes, which are not there"
PRIVATE_CHECK_FAILS = "private check {name} fails at: {title}"
COURSES_SOLUTION = "{name} is the course's own solution, word for word"
EQUALS = "{what} equals that of {others}"
THE_NOTEBOOK = "the notebook"
THE_ANSWER = "the answer to {name}"
AND_MORE = "{names} and {count} more"
ANSWER_CHANGED = "the answer to {name} was changed after it was marked"
TO_GRADE_BY_HAND = "reflections to grade by hand: {count}"

# The command: what it prints
LEARNERS = "learners: {learners}, files: {files}"
NAMED_BY = ", names as in {names}"
NOBODYS = "left out, since nobody's: {names}"
ALIKE = (
    "{count} files are called like the notebook itself ({names}): nothing tells whose they are; "
    "learners can type their name on the hand-in page, which puts it into the file's name"
)
KEPT = "kept from earlier runs: {count} learners ({names}); --only leaves them out"
PROGRESS = "[{count}/{total}] {student:<28} {status:<10} {words}"
POINTS = "{points} points"
COUNT_OF_STATUS = "{count} {status}"
GRADES_WRITTEN = "grades     {path}"
GRADEBOOK_WRITTEN = "gradebook  {path}: {written} submissions, {left} left out as not graded"

# The command: why it stops
NEEDS_POSIX = "grading needs Linux or macOS: {missing} missing on this machine"
PROCESS_GROUPS = "process groups"
ULIMIT = "ulimit"
NOTHING_TO_DO = "nothing to do: name SUBMISSIONS, --reflections or --gradebook"
NO_RUN = "{out} holds no run; grade SUBMISSIONS first"
INTERRUPTED = "stopped after {count} of {total}; the same command goes on"
OTHER_LESSON_THERE = (
    "{out} holds grades of the lesson {there}, not {lesson}: choose another --out, or --only "
    "to replace them"
)
KEPT_NOT_JUDGED = (
    "{out} holds {count} learners of earlier runs who cannot be judged as these are ({error}): "
    "grade all of them again, choose another --out, or --only to leave them out"
)
NO_SANDBOX = "no process can be started to run notebooks in: {reason}{limits}"
LIMITS_HERE = "; limits set here: {names}"
CHECKS_CHANGED = "the checks have changed since the last run; grade SUBMISSIONS again"
RESULT_GONE = "results/{key}.json is gone or of another version; grade SUBMISSIONS again"
UNREADABLE = "{path} cannot be read: {error}"
DAMAGED = "{path} is damaged; move it away to go on"
UNPACK_FIRST = "{path} is packed as {kind}; wanted: a folder or a zip, so unpack it first"
NO_SUBMISSIONS = "{path} does not exist; wanted: a folder or a zip of notebooks"
NO_FILES = "{path} holds no files; wanted: notebooks, as NAME.ipynb or in folders"
TOO_MANY_FILES = "{path} holds more than {most} files"
NO_GRADEBOOK_FOLDER = "{path} is not a folder; wanted: a file in a folder that exists"
NOT_A_GRADEBOOK = "{path} is not a gradebook that nbgrader can write: {error}"
NO_NBGRADER = "--gradebook needs nbgrader, which is not installed here: pip install nbgrader"

# Points given by hand: what is wrong with a reflections.csv
NOT_MERGED = "nothing was merged:\n{faults}"
NOT_A_REFLECTIONS_CSV = "not a reflections.csv: its first line must have {columns}"
OF_LINE = "line {number}: {fault}"
NO_STUDENT = "no student {student!r} was graded"
NO_STUDENT_NUMBER = (
    "no student {student!r} was graded; spreadsheets change names that look like numbers or dates"
)
TWO_STUDENTS = "two students {student!r} were graded"
NO_REFLECTION = "no reflection {name!r}; there are {known}"
POINTS_NOT_ALLOWED = "points {points!r}; allowed: 0 to {most}"

# Private checks: what is wrong with a folder
PRIVATE_INSIDE = "{folder} lies in the course's own folder; keep private checks outside"
NOT_A_PRIVATE_FOLDER = "{folder} is not a private folder: there is no {file} in it"
NEITHER_NAME = "{path}: neither POINTS nor CHECKS is in it"
CANNOT_BE_RUN = "{path} cannot be run: {error}"
POINTS_NOT_A_DICT = "POINTS is not a dict; allowed: {{grade id: points}}"
POINTS_UNKNOWN_CHECK = "POINTS: no check {name!r}; the checks of the lesson are {known}"
POINTS_OUT_OF_RANGE = "POINTS: {points!r} for {name}; allowed: a whole number, 0 to {most}"
CHECKS_NOT_A_LIST = "CHECKS is not a list; allowed: a list of PrivateCheck"
NOT_A_PRIVATE_CHECK = "CHECKS: entry {number} is {kind}; allowed: PrivateCheck"
PRIVATE_CHECK_TWICE = "private check {name!r} is there twice"
OF_PRIVATE_CHECK = "private check {name!r}: {fault}"
CASES_EMPTY = "cases is not a dict with at least one entry"
CASES_NOT_FUNCTIONS = "each entry of cases is a function that takes a random.Random"
GRADE_ID_NOT_ALLOWED = "a grade_id has {allowed}"
GRADE_ID_TAKEN = "its grade_id is that of another cell of the lesson"
PRIVATE_POINTS = "points is {points!r}; allowed: a whole number, 0 to {most}"
NO_TITLE = "it has no title"
NO_PROPERTIES = "it has no properties"
ONLY_CASES = "it adds inputs to a check of the lesson: only cases may be given; POINTS has points"
NO_SUCH_KIND = "the check has no cases of kind {kind!r}; there are {known}"
SOLUTION_FAILS = "the solution fails at {title!r}: {got}"
NOTHING_CAME_OUT = "nothing came out"
EMPTY_PASSES = "it passes where nothing is written"
TRIAL_RAISED = "trying it raised {error}"
