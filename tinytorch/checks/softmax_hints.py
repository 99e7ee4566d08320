"""Hints that only Softmax needs: by mistake, a nudge and then more; and the worked solution."""

SOFTMAX = {
    "wrong-axis": (
        "The columns sum to 1, but here each row should: the axis is the wrong one.",
        "axis=0 runs down the columns. The axis to use is self.dim, which is -1 (the last) unless "
        "somebody chose another.",
    ),
    "axis-forgotten": (
        "The whole batch sums to 1 together: the sum has no axis.",
        "Without axis=, NumPy adds up every element. A maximum over everything would do no harm, "
        "a sum over everything does. Give sum the axis self.dim and keepdims=True.",
    ),
    "summed-together": (
        "The shift is right for each row, but all rows share one sum.",
        "The sum needs the same axis as the maximum: axis=self.dim, keepdims=True.",
    ),
    "no-keepdims": (
        "The sums (or maxima) of the rows do not line up with the rows: an axis was dropped.",
        "Reducing shape (2, 3) along the last axis gives (2,), which cannot stand against (2, 3). "
        "keepdims=True gives (2, 1), which can.",
    ),
    "no-shift": (
        "Large logits gave NaN or inf: exp of 1000 is too large for any float.",
        "Subtract the maximum of each row before exp. The probabilities stay the same, since only "
        "differences count, and no exponent is above 0.",
    ),
    "divides-by-sum": (
        "You divide the logits by their sum. Where is the exponential?",
        "Logits may be negative, so their shares mean nothing. Take exp of the shifted logits "
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
        "One element gets everything. That is the largest one's place, not a probability for each.",
        "Softmax is the soft version: every element gets its exponential over the sum.",
    ),
    "base-two": (
        "You raise 2 to the power of the logits; softmax raises e.",
        "Use np.exp instead of 2 ** x.",
    ),
    "relu-inside": (
        "Negative logits are treated as 0: a ReLU has got into your softmax.",
        "Logits may be negative. Leave them as they are and subtract only the maximum.",
    ),
    "uniform": (
        "Every element gets the same share, whatever the logits are.",
        "Check that the exponentials come from the logits of x, element by element.",
    ),
    "truncated": (
        "The probabilities were cut down to whole numbers.",
        "The array that takes the results has an integer dtype: np.zeros_like(x.data) copies the "
        "dtype of an integer x. Let NumPy make the result, or ask for a float dtype.",
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
        "axis=1 exists only from two axes on; the last axis of any shape is -1. Use self.dim.",
    ),
    "math-function": (
        "math.exp takes one number, not an array.",
        "np.exp takes the exponential of every element of x.data at once.",
    ),
}

SOLUTIONS = {
    "forward": (
        "def forward(self, x):\n"
        "    highest = np.max(x.data, axis=self.dim, keepdims=True)\n"
        "    powers = np.exp(x.data - highest)\n"
        "    return Tensor(powers / np.sum(powers, axis=self.dim, keepdims=True))"
    ),
}
