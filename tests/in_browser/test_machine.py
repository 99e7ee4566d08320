"""What the chapter *The same function elsewhere* says of the browser's Python is so."""


def test_default_integers_have_32_bits(both):
    assert (both.browser["machine"]["integer"], both.browser["machine"]["squared"]) == (
        "int32",
        50000**2 - 2**32,
    )
    assert (both.native["machine"]["integer"], both.native["machine"]["squared"]) == (
        "int64",
        50000**2,
    )


def test_casts_saturate_in_silence(both):
    most = 2**31 - 1
    assert both.browser["machine"]["casts"] == [0, most, -most - 1, most]
    assert set(both.native["machine"]["casts"]) == {-most - 1}


def test_nothing_is_warned_of_or_raised(both):
    there, here = both.browser["machine"], both.native["machine"]
    assert (there["warnings"], there["raised"]) == (0, False)
    assert here["warnings"] > 0
    assert here["raised"]


def test_maximum_keeps_minus_zero_there(both):
    assert both.browser["machine"]["zeros"] == ["-0.0", "-0.0"]
    assert both.native["machine"]["zeros"][1] == "-0.0"  # of `maximum` the processor decides


def test_exp_of_float32_is_nearly_always_rounded_rightly(both):
    """Native code may be vectorised: 2.4 units off with AVX-512, less without."""
    assert both.browser["machine"]["off"] < 0.51
    assert both.browser["machine"]["rounded"] > 0.99
    assert both.native["machine"]["off"] < 2.5


def test_random_numbers_and_sums_have_the_same_bits(both):
    assert both.browser["machine"]["sum"] == both.native["machine"]["sum"]
