"""Words for the check of ReLU, and its worked solutions."""

TITLE = "ReLU on its own"
PROPERTIES = {
    "mixed": "Negative numbers become 0, the others stay",
    "negative": "All negative: all become 0",
    "positive": "All positive: all stay",
    "shape": "Any shape is kept",
    "numbers": "Integers and float32 work too",
    "odd": "NaN stays NaN, -inf becomes 0, inf stays",
    "dtype": "The dtype is kept",
    "input-kept": "forward leaves its input unchanged",
    "call": "relu(x) gives the same as relu.forward(x)",
    "in-place-values": "forward_ gives the same values",
    "in-place-memory": "forward_ writes into the same memory",
    "in-place-object": "forward_ returns the same object",
}
HINTS = {  # for each known mistake a nudge, and then more
    "absolute": (
        "Your output looks like the absolute value: -2 became 2. What should a negative become?",
        "ReLU does not fold negatives over, it sets them to 0. Compare each element with 0 and "
        "keep the larger: NumPy's maximum of two arguments does that.",
    ),
    "minimum": (
        "You keep the smaller of 0 and x. ReLU keeps the other one.",
        "Negatives become 0 and positives stay, so look for the maximum of 0 and x, not the "
        "minimum.",
    ),
    "negated": (
        "The sign is flipped: look at what happens to a positive number.",
        "A positive element must come out unchanged. Take the larger of 0 and x, without a "
        "minus sign anywhere.",
    ),
    "leaky": (
        "Negatives come out smaller, but not as 0. You have built a leaky ReLU.",
        "The slope on the negative side is 0 here, not 0.01 or 0.1: every negative becomes "
        "exactly 0.",
    ),
    "truncated": (
        "The fractions are gone: 1.5 should stay 1.5.",
        "Somewhere the numbers become integers: look for int(...), //, round or an integer array "
        "that takes the results. Keep the dtype of x.data.",
    ),
    "step": (
        "You return whether x is positive (0 or 1) instead of x itself.",
        "x.data > 0 only says where. Let np.maximum choose between x.data and 0, or write 0 where "
        "x.data < 0.",
    ),
    "clipped": (
        "Large positive numbers are cut off. ReLU has no upper end.",
        "Only the lower bound 0 belongs to ReLU; with np.clip leave the upper bound out.",
    ),
    "smooth": (
        "This is a smooth curve (such as ELU, softplus, sigmoid or tanh); ReLU has a corner at 0.",
        "No exponential is needed: below 0 the output is exactly 0, above 0 it is x.",
    ),
    "dropped": (
        "The negatives are gone from the output, so it is shorter than the input.",
        "x.data[x.data > 0] picks elements. ReLU keeps every position and writes 0 where x is "
        "negative.",
    ),
    "python-max": (
        "Python's max (or an if) asks whether a whole array is true or false, which has no answer.",
        "max(0, array) compares whole arrays. np.maximum compares element by element; so does "
        "np.where with a condition.",
    ),
    "nan-lost": (
        "NaN became a number. It should stay NaN, so that a fault before ReLU is not hidden.",
        'Any comparison with NaN is False, so NaN takes the branch for "not larger than 0". Ask '
        "for x.data < 0 instead and put 0 there, or use np.maximum, which keeps NaN (np.fmax does "
        "not).",
    ),
    "inf-lost": (
        "inf became a very large number. It should stay inf.",
        "np.nan_to_num replaces infinities as well, and np.clip cuts at its upper bound. ReLU "
        "changes nothing above 0.",
    ),
    "calculated": (
        "-inf became NaN: 0 times infinity, or infinity minus infinity, is no number.",
        "Do not calculate the 0, choose it: np.maximum, or writing 0 where x.data < 0. "
        "Multiplying by a condition also gives -0 for negatives.",
    ),
    "positive-changed": (
        "The negatives are right, but positive numbers have changed.",
        "Above 0 ReLU changes nothing: no scaling, no power, no offset, no threshold but 0.",
    ),
    "negative-kept": (
        "The positive numbers are right, but a negative one is not 0.",
        "Every negative becomes exactly 0: in every row, however small or large it is.",
    ),
    "relu-left-out": (
        "The hidden layer still has negative numbers: the ReLU between the two layers is missing.",
        "In a network your ReLU is called as relu(x). What __call__ returns must be the result of "
        "forward, with every negative at 0.",
    ),
    "new-array": (
        "forward_ made a new array and left x as it was. The underscore means: in place.",
        "Write into x.data itself: np.maximum has an out= argument, and x.data[...] = ... writes "
        "into the array that is there. Then return x.",
    ),
    "rebound": (
        "x.data = ... binds x to a new array; so does x._data = ... Other references still see "
        "the old one.",
        "In place means the same memory: write x.data[...] = values, or pass out=x.data to the "
        "NumPy function.",
    ),
    "not-same-object": (
        "The memory is right, but another object came back. forward_ returns x itself.",
        "End forward_ with return x, not with a new Tensor.",
    ),
}

SOLUTIONS = {
    "forward": (
        "def forward(self, x):\n    y = x.data.copy()\n    y[y < 0] = 0\n    return Tensor(y)"
    ),
    "forward_": "def forward_(self, x):\n    x.data[x.data < 0] = 0\n    return x",
}
