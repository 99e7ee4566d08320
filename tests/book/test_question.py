"""Questions below figures: what their source must be like."""

import pytest

from courseware.book import question


@pytest.mark.parametrize(
    ("lines", "message", "line"),
    [
        (["", "- [x] a | b", "- [ ] c | d"], "text before its answers", 0),
        (["What?", "", "- [x] a | b"], "two answers or more", 0),
        (["What?", "- [ ] a | b", "- [ ] c | d"], "no answer is marked", 1),
        (["What?", "- [x] a | b", "- [ ] c"], "feedback after it", 2),
        (["What?", "- [x] a | b", "- [ ] c | d", "More."], "text after the answers", 3),
    ],
)
def test_question_refuses_what_cannot_be_asked(lines, message, line):
    with pytest.raises(question.QuestionError, match=message) as caught:
        question.parse(lines)
    assert caught.value.line == line
