"""Where inf and NaN come from, in each dtype; the stable way is never touched."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tinytorch.figures import FIGURES
from tinytorch.figures.drawing.numbers import short
from tinytorch.figures.softmax_overflow import exp_limit, first_faults, naive_softmax

draw = FIGURES["softmax-overflow"].draw
DTYPES = ("float16", "float32", "float64")
FAULTS = [("float16", 8, 8.5), ("float32", 85.5, 86), ("float64", 706.5, 707)]
STABLE = ["0.09", "0.24", "0.67"]


def column(drawing, name):
    return [row[drawing.columns.index(name)] for row in drawing.rows]


@pytest.mark.parametrize(
    ("dtype", "limit"), [("float16", "11.0859"), ("float32", "88.72"), ("float64", "709.78")]
)
def test_exp_overflows_above_its_limit(dtype, limit):
    last = np.dtype(dtype).type(exp_limit(dtype))
    assert last == exp_limit(dtype)
    assert short(last, len(limit.partition(".")[2])) == limit
    with np.errstate(over="ignore"):
        assert np.isfinite(np.exp(last))
        assert np.isinf(np.exp(np.nextafter(last, np.inf, dtype=dtype)))
    assert f"exp overflows above {limit}" in draw(dtype=dtype).text


@pytest.mark.parametrize(("dtype", "first_inf", "first_nan"), FAULTS)
def test_first_inf_and_first_nan(dtype, first_inf, first_nan):
    assert first_faults(dtype) == (first_inf, first_nan)
    drawing = draw(dtype=dtype)
    assert f"first inf at offset {first_inf:g}, first NaN at {first_nan:g}<" in drawing.svg


@pytest.mark.parametrize(("dtype", "first_inf", "first_nan"), FAULTS)
def test_between_them_the_sum_alone_overflows(dtype, first_inf, first_nan):
    assert column(draw(offset=first_inf - 0.5, dtype=dtype), "naive softmax") == STABLE
    drawing = draw(offset=first_inf, dtype=dtype)
    assert "every exp is finite, but their sum is inf" in drawing.text
    assert column(drawing, "naive softmax") == ["0.00"] * 3
    assert column(draw(offset=first_nan, dtype=dtype), "naive softmax") == ["0.00", "0.00", "NaN"]


@pytest.mark.parametrize("dtype", DTYPES)
def test_far_beyond_all_is_nan(dtype):
    drawing = draw(offset=1000, dtype=dtype)
    assert "exp(1003) is inf" in drawing.text
    assert "naive softmax gives NaN, NaN, NaN" in drawing.text
    assert drawing.svg.count(">NaN</text>") == 6  # over each bar and in each row


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2000).map(lambda n: n / 2), st.sampled_from(DTYPES))
def test_the_stable_way_never_changes(offset, dtype):
    drawing = draw(offset=offset, dtype=dtype, method="stable")
    assert column(drawing, "stable softmax") == STABLE
    assert column(drawing, "logit minus max") == ["−2.00", "−1.00", "0.00"]
    assert "nothing overflows. The result is 0.09, 0.24, 0.67" in drawing.text


@pytest.mark.parametrize("dtype", DTYPES)
def test_naive_steps_stay_in_their_dtype(dtype):
    steps = naive_softmax(np.array([1, 2, 3], dtype))
    assert {step.dtype.name for step in steps} == {dtype}


@pytest.mark.parametrize(
    ("setting", "allowed"),
    [
        ({"offset": 1001}, "offset must be a number from 0 to 1000"),
        ({"method": "fast"}, "method must be one of 'naive', 'stable'"),
        ({"dtype": "int8"}, "dtype must be one of 'float16', 'float32', 'float64'"),
    ],
)
def test_other_settings_are_refused(setting, allowed):
    with pytest.raises(ValueError, match=allowed):
        draw(**setting)
