"""All that the checks say is in ``transcript.md``."""

from tests.checks import transcript


def test_the_checks_say_what_the_transcript_says():
    kept = transcript.FILE.read_text(encoding="utf-8")
    said = transcript.written()
    renew = "words have changed; if they should, run: python -m tests.checks.transcript"
    assert said.splitlines() == kept.splitlines(), renew


def test_every_hint_and_title_is_in_it():
    kept = " ".join(transcript.FILE.read_text(encoding="utf-8").split())
    for table in (transcript.shared, transcript.relu, transcript.softmax):
        for words in (*table.HINTS.values(), *zip(table.PROPERTIES.values(), strict=True)):
            assert all(" ".join(each.split()) in kept for each in words)
