import pytest

from tinytorch.checks.explained import explained


def told(source):
    with pytest.raises(SyntaxError) as caught:
        compile(source, "cell", "exec")
    return explained(caught.value), caught.value.lineno


@pytest.mark.parametrize(
    ("source", "code", "words"),
    [
        ("print(\u201chi\u201d)", "\u201c (U+201C)", 'Python does not read: write "'),
        ("x = \u2018a\u2019", "\u2018 (U+2018)", "write ' in"),
        ('print("hi\u201d)', "\u201d (U+201D)", 'write " in'),
        ("x = 1\u00a0+ 2", "U+00A0", "a space of another kind"),
        ("x\u200b= 1", "U+200B", "cannot be seen, which Python does not read: delete it"),
        ("f\uff081\uff09", "\uff08 (U+FF08)", "does not read: write ( in"),
        ("x = 1\uff0c2", "\uff0c (U+FF0C)", "write , in"),
        ("x = 3 \u2212 4", "\u2212 (U+2212)", "write - in"),
        ("x = 3 \u00d7 4", "\u00d7 (U+00D7)", "write * in"),
        ("\u20ac = 1", "\u20ac (U+20AC)", "delete it, or put it between quotation marks"),
    ],
)  # fmt: skip
def test_character_of_a_word_processor_is_named(source, code, words):
    said, line = told(f"y = 1\n{source}")
    assert said.startswith(f"{code} is ")
    assert words in said
    assert line == 2


def test_other_mistakes_keep_the_words_of_python():
    assert told("1 +")[0] == ""
    assert told("x = 'a")[0] == ""


def test_package_that_is_not_there_is_told_with_those_that_are():
    error = ModuleNotFoundError("No module named 'pandas'", name="pandas.core")
    assert explained(error).startswith("No module named 'pandas.core'. Here are NumPy, ")


@pytest.mark.parametrize("name", ["tinytorch.nowhere", None])
def test_module_of_the_course_keeps_the_words_of_python(name):
    assert explained(ModuleNotFoundError("No module named ...", name=name)) == ""


def test_other_errors_are_left_alone():
    assert explained(ValueError("x")) == ""
