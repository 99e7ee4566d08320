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
    "spread": "Rows far apart: each is shifted by its own maximum",
    "dim": "dim=0 works down the columns",
    "numbers": "Integers and float32 work too",
    "odd": "NaN stays in its own row, -inf gets probability 0",
    "dtype": "A floating dtype is kept",
    "input-kept": "forward leaves its input unchanged",
    "call": "softmax(x) gives the same as softmax.forward(x)",
}
HINTS = {  # for each known mistake a nudge, and then more
    "wrong-axis": (
        "The columns sum to 1, but here each row should: the axis is wrong.",
        "axis=0 runs down the columns. The axis to use is self.dim, which is -1 (the last) unless "
        "another was chosen.",
    ),
    "axis-forgotten": (
        "The whole batch sums to 1 together: the sum has no axis.",
        "Without axis=, NumPy adds up every element. Give sum, and max as well, the axis self.dim "
        "and keepdims=True.",
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
    "two-axes": (
        "The maximum and the sum run along different axes.",
        "Both belong to the same row: axis=self.dim, keepdims=True, for max and for sum.",
    ),
    "no-shift": (
        "Large logits gave NaN or inf: exp of 1000 is too large for any float.",
        "Subtract the maximum of each row before exp. The probabilities stay the same, since only "
        "differences count, and no exponent is above 0.",
    ),
    "shift-minimum": (
        "You subtract the smallest logit. What is then the largest argument of exp?",
        "It is the distance from the smallest to the largest logit of the row, and above 709.78 "
        "exp gives inf. After subtracting the maximum no argument is above 0.",
    ),
    "shift-mean": (
        "You subtract the mean. How far above the mean can the largest logit be?",
        "As far as you like, and more than 709.78 above it exp gives inf. After subtracting the "
        "maximum no argument is above 0.",
    ),
    "shift-place": (
        "You subtract the logit at one place of the row. What if the largest is at another?",
        "Then a logit may be more than 709.78 above it, and exp gives inf. The maximum is the one "
        "number that no logit of the row is above.",
    ),
    "shift-batch": (
        "One number is subtracted from the whole batch. What becomes of a row far below it?",
        "All its exponentials become 0, and 0 / 0 is NaN. Each row needs its own maximum: "
        "max(axis=self.dim, keepdims=True).",
    ),
    "shift-other": (
        "Logits that are large or far apart gave NaN or inf: which number do you subtract?",
        "Only the maximum of the same row is safe. Above any smaller number exp may overflow; "
        "below a larger one all exponentials may become 0, and 0 / 0 is NaN.",
    ),
    "clipped-logits": (
        "Large logits were cut off at a bound, so their differences are gone.",
        "Only differences matter: subtract the maximum of each row instead of np.clip or minimum.",
    ),
    "scaled": (
        "The order is right, but the shares are too even or too uneven.",
        "Something multiplies or divides the logits: a temperature, a square root, a spread, "
        "another base than e. np.exp takes the differences as they are.",
    ),
    "sum-not-one": (
        "The numbers of a row do not sum to 1.",
        "Divide each exponential by the sum of all exponentials of its row: no more terms, no "
        "fewer, and no other norm.",
    ),
    "not-exponential": (
        "Each row sums to 1, but these are not the shares of exponentials.",
        "Take np.exp of the logits minus their maximum, divide by the sum, and do nothing before "
        "or after it.",
    ),
    "all-zero": (
        "Every probability came out as 0.",
        "Each is below 1, so // makes it 0: divide with /. Or the result was written into another "
        "array than the one that you return.",
    ),
    "nan-lost": (
        "A row with NaN got numbers. It should be NaN, so that a fault upstream is not hidden.",
        "Look for np.nan_to_num, np.nanmax or np.nansum, and leave them out.",
    ),
    "nan-spread": (
        "NaN stands where a number belongs: beside a logit of -inf, or in a row that has no NaN.",
        "Each row has its own maximum and its own sum. exp of -inf is 0; -inf minus -inf has no "
        "value.",
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
