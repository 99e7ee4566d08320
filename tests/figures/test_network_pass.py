"""The whole pass, checked against plain NumPy, and what ReLU does at each place."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import softmax as scipy_softmax

from tinytorch.core.activations import Softmax
from tinytorch.figures import FIGURES
from tinytorch.figures.drawing.numbers import short
from tinytorch.figures.network_pass import B1, B2, BOTH, FEATURES, HIDDEN, OFF, W1, W2

draw = FIGURES["network-pass"].draw
tenths = st.integers(-20, 20).map(lambda n: n / 10)


def probabilities(feature, weight, place):
    x, w1 = FEATURES.copy(), W1.copy()
    x[0, 0], w1[0, 0] = feature, weight
    hidden = x @ w1 + B1
    hidden = hidden if place == OFF else np.maximum(hidden, 0)
    logits = hidden @ W2 + B2
    return scipy_softmax(np.maximum(logits, 0) if place == BOTH else logits, axis=1)


@settings(max_examples=25, deadline=None)
@given(tenths, tenths, st.sampled_from([HIDDEN, BOTH, OFF]))
def test_probabilities_and_predictions(feature, weight, place):
    drawing = draw(feature=feature, weight=weight, place=place)
    for i, row in enumerate(probabilities(feature, weight, place)):
        assert drawing.rows[i][5] == "; ".join(map(short, row))
        best = np.flatnonzero(np.isclose(row, row.max(), rtol=0, atol=1e-12))
        name = "ABC"[best[0]] if len(best) == 1 else "tie"
        assert f"sample {i + 1} {name} {short(row.max())}" in drawing.text


def test_shapes_are_three_samples_four_features_three_units_three_classes():
    assert (FEATURES.shape, W1.shape, W2.shape) == ((3, 4), (4, 3), (3, 3))


def test_at_first_every_class_is_predicted_once():
    assert "sample 1 B 0.79, sample 2 C 0.78, sample 3 A 0.58" in draw().text


def test_relu_before_softmax_destroys_what_set_the_classes_apart():
    text = draw(place=BOTH).text
    assert "sample 3 tie 0.33" in text
    assert "ReLU before softmax made 7 of 9 logits 0" in text


def test_without_relu_another_class_wins():
    assert "sample 3 B 0.60" in draw(place=OFF).text


def test_zeros_made_by_relu_are_marked():
    assert draw(place=OFF).svg.count("<rect") + 4 == draw(place=HIDDEN).svg.count("<rect")


def test_one_learners_class_works_beside_the_reference():
    assert "The network with your Softmax gives the same." in draw(softmax=Softmax).text


def test_unknown_place_is_refused():
    with pytest.raises(ValueError, match="place must be one of 'on hidden units'"):
        draw(place="everywhere")
