"""Words for the check of Softmax, and its worked solution."""

from tinytorch.checks.texts import shared

TITLE = "Softmax on its own"
PROPERTIES = {
    "row": "One row of logits",
    "sums": "The probabilities sum to 1",
    "range": "No probability is below 0 or above 1",
    "equal": "Equal logits give equal probabilities",
    "batch": "Each row of a batch on its own",
    "batch-sums": "Each row of a batch sums to 1",
    "large": "Logits near 1000 and -1000 stay finite",
    "dim": "dim=0 works down the columns",
    "numbers": "Integers and float32 work too",
    "dtype": "A floating dtype is kept",
    "input-kept": "forward leaves its input unchanged",
    "call": "softmax(x) gives the same as softmax.forward(x)",
    "narrow": "Logits of 8 bits do not wrap around",
}
HINTS = {  # for each known mistake a nudge, and then more
    "wrong-axis": (
        "The columns sum to 1, but here each row should: the axis is wrong.",
        "axis=0 runs down the columns. The axis to use is self.dim, which is -1 (the last) unless "
        "another was chosen.",
    ),
    "axis-forgotten": (
        "The whole batch sums to 1 together: the sum has no axis.",
        "Without axis=, NumPy adds up every element. A maximum over everything does no harm, a sum "
        "over everything does. Give sum the axis self.dim and keepdims=True.",
    ),
    "summed-together": (
        "The shift is right for each row, but all rows share one sum.",
        "The sum needs the same axis as the maximum: axis=self.dim, keepdims=True.",
    ),
    "no-keepdims": (
        "The sums (or maxima) of the rows do not line up with the rows: an axis was dropped.",
        "Reducing shape (2, 3) along the last axis gives (2,), which does not broadcast with "
        "(2, 3). keepdims=True gives (2, 1), which does.",
    ),
    "no-shift": (
        "Large logits gave NaN or inf: exp of 1000 is too large for any float.",
        "Subtract the maximum of each row before exp. The probabilities stay the same, since only "
        "differences count, and no exponent is above 0.",
    ),
    "divides-by-sum": (
        "You divide the logits by their sum. Where is the exponential?",
        "Logits can be negative, so their shares mean nothing. Take exp of the shifted logits "
        "first, then divide by the sum of those.",
    ),
    "negative-exponent": (
        "The ranking is upside down: the largest logit got the smallest probability.",
        "The exponent is x minus the maximum, not the maximum minus x.",
    ),
    "log-softmax": (
        "These are logarithms of the probabilities: they are negative and do not sum to 1.",
        "Leave the logarithm out: divide the exponentials by their sum.",
    ),
    "sigmoid": (
        "Each element was squeezed on its own (a sigmoid), so the row does not sum to 1.",
        "Softmax compares the elements of a row: each exponential is divided by the sum of all of "
        "them.",
    ),
    "not-divided": (
        "The exponentials are there, but they do not sum to 1 yet.",
        "Divide them by their sum along self.dim, with keepdims=True.",
    ),
    "mean": (
        "The row sums to the number of its elements: you divide by a mean.",
        "Divide by the sum of the exponentials, not by their mean.",
    ),
    "hard-max": (
        "One element gets everything. That says which is the largest, not how likely each one is.",
        "Softmax is the soft version: every element gets its exponential over the sum.",
    ),
    "base-two": (
        "You raise 2 to the power of the logits; softmax raises e.",
        "Use np.exp instead of 2 ** x.",
    ),
    "relu-inside": (
        "Negative logits are treated as 0: there is a ReLU in your softmax.",
        "Logits can be negative. Leave them as they are and subtract only the maximum.",
    ),
    "uniform": (
        "Every element gets the same share, whatever the logits are.",
        "Check that the exponentials come from the logits of x, element by element.",
    ),
    "truncated": (
        "The probabilities were cut to whole numbers.",
        shared.HINTS["truncated"][1],
    ),
    "dim-ignored": (
        "Softmax(dim=0) still worked along the last axis: dim is not used.",
        "Keep dim in __init__ as self.dim, and use axis=self.dim for the maximum and for the sum.",
    ),
    "no-dim": (
        "Softmax(dim=0) could not be made: look at the parameters of __init__.",
        "__init__(self, dim=-1) keeps dim as self.dim.",
    ),
    "axis-hard-coded": (
        "An axis is fixed in the code that this input does not have.",
        "axis=1 needs at least two axes; the last axis of any shape is -1. Use self.dim.",
    ),
    "wraps-around": (
        "These logits are whole numbers of 8 bits, and so is their difference with the maximum: it "
        "wraps around. In int8, -100 - 100 is 56. Images and small networks bring such numbers.",
        "Make floats of them before you subtract: x.data * 1.0 is float64 for whole numbers and "
        "keeps every floating dtype.",
    ),
    "math-function": (
        "math.exp takes one number, not an array.",
        "np.exp takes the exponential of every element of x.data at once.",
    ),
}

SOLUTIONS = {
    "forward": (
        "def forward(self, x):\n"
        "    logits = x.data * 1.0  # whole numbers become floats\n"
        "    highest = np.max(logits, axis=self.dim, keepdims=True)\n"
        "    powers = np.exp(logits - highest)\n"
        "    return Tensor(powers / np.sum(powers, axis=self.dim, keepdims=True))"
    ),
}
