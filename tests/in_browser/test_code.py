"""Code of the book and of the lesson prints the same natively and in the browser."""

import re

TIME = re.compile(r" +\d+\.\d+ ms")


def test_all_code_prints_the_same(both):
    here, there = both.native["printed"], both.browser["printed"]
    assert {"the lesson", "tensors.md", "stability.md"} <= here.keys()
    timeless = [
        {name: [TIME.sub(" ... ms", text) for text in each] for name, each in side.items()}
        for side in (here, there)
    ]
    assert timeless[0] == timeless[1]
    assert not any("Error" in text for each in timeless[0].values() for text in each)
    assert any(" ... ms" in text for text in timeless[0]["the lesson"])
