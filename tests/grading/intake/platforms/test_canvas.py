"""Canvas's names: late, anonymous, typed texts, handed in again."""

import pytest

from tests.grading.intake.platforms.whose import learners


@pytest.mark.parametrize(
    ("path", "learner"),
    [
        ("byronada_123_456_activations.ipynb", "byronada_123"),
        ("byronada_LATE_123_456_activations.ipynb", "byronada_123"),
        ("group1_123_456_my_own_1_name.ipynb", "group1_123"),
        ("byronada_123_text.html", "byronada_123"),
        ("byronada_LATE_123_link.html", "byronada_123"),
        ("anon_Ab1c2_12_activations.ipynb", "anon_Ab1c2"),
        ("LATE_anon_Ab1c2_12_activations.ipynb", "anon_Ab1c2"),
    ],
)
def test_the_learner_is_read_from_the_name(path, learner):
    assert list(learners(path)) == [learner]


def test_the_number_of_a_name_handed_in_again_is_the_attempt():
    name = "byronada_123_{}_activations{}.ipynb"
    paths = [name.format(n, f"-{n}" if n else "") for n in range(11)]
    assert learners(*paths) == {"byronada_123": ["", *map(str, range(1, 11))]}


def test_the_number_of_another_file_is_none():
    assert learners("a_1_2_essay-1.pdf", "a_1_3_activations.ipynb") == {"a_1": [""]}
