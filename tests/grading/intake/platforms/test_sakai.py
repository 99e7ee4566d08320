"""Sakai's folders, and what lies beside them."""

from tests.grading.intake.platforms.whose import whose


def test_attachments_are_the_learners_and_the_rest_is_not_graded():
    found, platforms = whose(
        "Act/grades.csv",
        "Act/Byron, Ada(ada1)/Submission attachment(s)/a.ipynb",
        "Act/Byron, Ada(ada1)/Feedback Attachment(s)/marked.ipynb",
        "Act/Byron, Ada(ada1)/timestamp.txt",
        "Act/Nobody, Bob(bob)/comments.txt",
    )
    assert platforms == ["Sakai"]
    assert found["Byron, Ada(ada1)"][""] == [
        "Act/Byron, Ada(ada1)/Submission attachment(s)/a.ipynb",
        "Act/Byron, Ada(ada1)/timestamp.txt",
    ]
    assert list(found) == ["Byron, Ada(ada1)", "Nobody, Bob(bob)"]


def test_without_folders_the_name_is_joined():
    path = "Act/Byron, Ada(ada1)_Submission attachment(s)_a.ipynb"
    assert whose(path)[0] == {"Byron, Ada(ada1)": {"": [path]}}
