"""A property has a title from a table, a rule, and cases to read it from."""

import pytest

from tinytorch.checks import rules
from tinytorch.checks.properties import Property, titled
from tinytorch.checks.registry import CHECKS


def test_titles_come_from_the_table():
    holds = titled({"mixed": "Both signs"}, "relu")
    found = holds("mixed", rules.values, "mixed", "batch")
    assert found == Property("mixed", "Both signs", rules.values, ("mixed", "batch"), "relu")


def test_a_property_without_a_title_is_an_error():
    with pytest.raises(KeyError, match="negative"):
        titled({}, "relu")("negative", rules.values, "negative")


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_every_property_has_its_own_name_and_title(check):
    assert len({item.name for item in check.properties}) == len(check.properties)
    assert len({item.title for item in check.properties}) == len(check.properties)


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_every_property_reads_calls_that_there_are(check):
    for item in check.properties:
        assert item.uses in check.uses
        for kind in item.kinds:
            steps = check.kinds[kind][0]()
            assert item.uses in {step["uses"] for step in steps}
