"""What each check asks: a list of properties, in the order in which to mend them."""

from typing import NamedTuple

from tinytorch import added
from tinytorch.checks import rules
from tinytorch.checks.cases import RELU_KINDS, SOFTMAX_KINDS


class Property(NamedTuple):
    """One property: its rule, and the calls it is read from.

    ``kinds`` are kinds of cases; ``uses`` picks the steps of a network by class.
    """

    name: str
    title: str
    rule: object
    kinds: tuple[str, ...]
    uses: str


def _relu(name, title, rule, *kinds):
    return Property(name, title, rule, kinds, "relu")


def _softmax(name, title, rule, *kinds):
    return Property(name, title, rule, kinds, "softmax")


IN_PLACE = ("in-place", "in-place-batch")
NEW = tuple(kind for kind in RELU_KINDS if kind not in IN_PLACE)
FAR = ("large", "large-negative")
SOFT = tuple(SOFTMAX_KINDS)

PROPERTIES = {
    "test_unit_relu_activation": (
        _relu("mixed", "Negative numbers become 0, the others stay", rules.values, "mixed"),
        _relu("negative", "All negative: all become 0", rules.values, "negative"),
        _relu("positive", "All positive: all stay", rules.values, "positive"),
        _relu("shape", "Any shape is kept", rules.values, "batch", "cube"),
        _relu("numbers", "Integers and float32 work too", rules.values, "integers", "single"),
        _relu("dtype", "The dtype is kept", rules.dtype, *NEW),
        _relu("input-kept", "forward leaves its input as it was", rules.kept, *NEW),
        _relu("call", "Calling the object does what forward does", rules.values, "call"),
        _relu("in-place-values", "forward_ gives the same values", rules.values, *IN_PLACE),
        _relu(
            "in-place-memory", "forward_ writes into the same memory", rules.same_memory, *IN_PLACE
        ),
        _relu("in-place-object", "forward_ returns the same object", rules.same_object, *IN_PLACE),
    ),
    "test_unit_softmax_activation": (
        _softmax("row", "One row of logits", rules.values, "row"),
        _softmax("sums", "The probabilities sum to 1", rules.sums, "row", "equal"),
        _softmax("range", "No probability is below 0 or above 1", rules.in_range, "row", "equal"),
        _softmax("equal", "Equal logits give equal probabilities", rules.values, "equal"),
        _softmax("batch", "Each row of a batch on its own", rules.values, "batch", "square"),
        _softmax("batch-sums", "Each row of a batch sums to 1", rules.sums, "batch", "square"),
        _softmax("large", "Logits near 1000 and -1000 stay finite", rules.values, *FAR),
        _softmax("dim", "dim=0 works down the columns", rules.values, "columns"),
        _softmax("numbers", "Integers and float32 work too", rules.values, "integers", "single"),
        _softmax("dtype", "A floating dtype is kept", rules.dtype, *SOFT),
        _softmax("input-kept", "forward leaves its input as it was", rules.kept, *SOFT),
        _softmax("call", "Calling the object does what forward does", rules.values, "call"),
    ),
    "test_unit_activations_comprehensive": (
        _relu("hidden", "Hidden layer of a batch of three: ReLU", rules.values, "batch"),
        _softmax("scores", "Class scores of the batch: Softmax", rules.values, "batch"),
        _softmax("sums", "Each sample's probabilities sum to 1", rules.sums, "batch"),
        _softmax("ranking", "The ranking of the scores is kept", rules.ranking, "batch"),
        _softmax("network", "The whole network is right", rules.whole_pass, "batch"),
        _softmax("one-sample", "One sample without a batch axis", rules.whole_pass, "one-sample"),
        _softmax("in-place", "The same with ReLU in place", rules.whole_pass, "in-place"),
        _softmax("again", "The same objects serve twice", rules.whole_pass, "again"),
        _softmax("large", "Large class scores stay finite", rules.whole_pass, "large"),
    ),
    "test_module_activation_integration": (
        _relu("hidden", "Three samples, three hidden units: ReLU", rules.values, "pass"),
        _softmax("probabilities", "Three classes: Softmax of the scores", rules.values, "pass"),
        _softmax("sums", "Each sample's probabilities sum to 1", rules.sums, "pass"),
        _softmax("predictions", "Predicted class and confidence", rules.predictions, "pass"),
    ),
}


def asked_by(check):
    """The properties of a ``Check``."""
    name = check.name
    return PROPERTIES[name] if name in PROPERTIES else added.asked()[name].properties
