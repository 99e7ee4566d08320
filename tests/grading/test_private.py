"""A private folder is taken, or refused with a line for each fault."""

import re

import pytest

from courseware.errors import CourseError
from courseware.grading import private

SOUND = """
from courseware.grading.private import PrivateCheck
from tinytorch.checks import rules
from tinytorch.checks.cases import array, step
from tinytorch.checks.properties import Property

POINTS = {"test-relu-immediate": 5}


def wide(rng):
    rows = [[rng.uniform(-9, 9) for _ in range(32)] for _ in range(8)]
    return [step("softmax", x=array(rows))]


CHECKS = [
    PrivateCheck(
        "private-wide",
        {"wide": wide},
        points=5,
        title="Softmax of a wide batch",
        properties=(Property("sums", "Each row sums to 1", rules.sums, ("wide",), "softmax"),),
    ),
    PrivateCheck(
        "test-relu-immediate",
        {"mixed": lambda rng: [step("relu", x=array([-1e300, -0.0, 1e-300]))]},
    ),
]
"""


@pytest.fixture
def load(tmp_path, lesson):
    def loaded(text):
        (tmp_path / "checks.py").write_text(text)
        return private.load(tmp_path, lesson)

    return loaded


def test_a_sound_folder_is_taken_and_left_as_it_is(load, tmp_path):
    overlay = load(SOUND)
    assert overlay.points == {"test-relu-immediate": 5}
    assert [each.grade_id for each in overlay.checks] == ["private-wide", "test-relu-immediate"]
    assert [path.name for path in tmp_path.iterdir()] == ["checks.py"]


def test_more_inputs_are_judged_by_the_properties_that_read_such_inputs(load):
    names = [item.name for item in load(SOUND).checks[1].properties]
    assert names == ["mixed", "dtype", "input-kept"]


def test_the_example_in_the_book_is_sound(load):
    page = (private.ROOT / "book" / "instructors.md").read_text()
    example = next(b for b in re.findall(r"```python\n(.*?)```", page, re.S) if "CHECKS" in b)
    assert [each.points for each in load(example).checks] == [5, None]


def test_points_alone_will_do(load):
    assert load("POINTS = {}").checks == ()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("import rules", "import rulez", "cannot be run: ImportError"),
        ('{"test-relu-immediate": 5}', "3", "POINTS is not a dict"),
        ('{"test-relu-immediate": 5}', '{"test-relu": 5}', "no check 'test-relu'"),
        ('{"test-relu-immediate": 5}', '{"ml-systems-stability": 5}', "no check 'ml-systems-"),
        ('{"test-relu-immediate": 5}', '{"test-relu-immediate": -1}', "-1 for test-relu-immediate"),
        ("points=5", "points=-5", "'private-wide': points is -5"),
        ("points=5", "points=0.5", "points is 0.5"),
        ("points=5", "points=True", "points is True"),
        ("points=5", "points=float('nan')", "points is nan"),
        ("points=5", "points=10**9", "0 to 1000"),
        ("points=5,", "", "points is None"),
        ('"private-wide"', '"private wide"', "letters, digits"),
        ('"private-wide"', "7", "letters, digits"),
        ('"private-wide"', '"setup"', "another cell of the lesson"),
        ('"private-wide"', '"ml-systems-stability"', "another cell of the lesson"),
        ('"private-wide"', '"test-relu-immediate"', "'test-relu-immediate' is there twice"),
        ("CHECKS = [", "CHECKS = 1\nX = [", "CHECKS is not a list"),
        ("CHECKS = [", "CHECKS = [3,", "entry 1 is int"),
        ('{"wide": wide}', "{}", "at least one entry"),
        ('{"wide": wide}', '{"wide": 1}', "takes a random.Random"),
        ('"Softmax of a wide batch"', '" "', "no title"),
        ("properties=(", "properties=() and (", "no properties"),
        ('{"mixed":', '{"mixes":', "no cases of kind 'mixes'; there are mixed, negative"),
        ("[-1e300, -0.0, 1e-300]))]},", "[1.0]))]}, points=3,", "only cases may be given"),
        ("-1e300", "'much'", "must be real number"),
        ("rules.sums", "rules.same_object", "the solution fails at 'Each row sums to 1'"),
        ("rules.sums", "rules.sum", "cannot be run: AttributeError"),
        ("rules.sums", "lambda look: 1 / 0", "ZeroDivisionError"),
        ('("wide",)', '("tall",)', "nothing was observed"),
        ("rules.sums", "lambda look: rules.Finding(True, '', '', '')", "nothing is written"),
        ("rng.uniform(-9, 9)", "rng.missing", "AttributeError"),
        ('step("softmax", x=array(rows))', '{"uses": "softmax"}', "KeyError"),
    ],
)
def test_a_fault_is_named(load, old, new, words):
    assert old in SOUND
    with pytest.raises(CourseError) as caught:
        load(SOUND.replace(old, new, 1))
    assert words in str(caught.value)
    assert "checks.py" in str(caught.value)


def test_all_faults_are_named_at_once(load):
    with pytest.raises(CourseError) as caught:
        load(SOUND.replace("points=5", "points=-5").replace(": 5}", ": -1}"))
    assert str(caught.value).count("allowed: a whole number") == 2


@pytest.mark.parametrize("text", ["", "CHECK = []"])
def test_a_file_that_says_nothing_is_refused(load, text):
    with pytest.raises(CourseError, match="neither POINTS nor CHECKS"):
        load(text)


def test_a_folder_without_checks_is_refused(tmp_path, lesson):
    with pytest.raises(CourseError, match=r"there is no checks\.py in it"):
        private.load(tmp_path, lesson)


def test_a_folder_inside_the_course_is_refused(lesson):
    with pytest.raises(CourseError, match="keep private checks outside"):
        private.load(private.ROOT / "content", lesson)


def test_folders_that_use_the_first_name_of_a_check_are_taken(load):
    text = SOUND.replace("import PrivateCheck", "import Private")
    overlay = load(text.replace("    PrivateCheck(", "    Private("))
    assert [each.grade_id for each in overlay.checks] == ["private-wide", "test-relu-immediate"]
