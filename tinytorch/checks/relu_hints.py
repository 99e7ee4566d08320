"""Hints that only ReLU needs: by mistake, a nudge and then more; and the worked solutions."""

RELU = {
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
        "The sign is turned round: look at what happens to a positive number.",
        "A positive element must come out as it went in. Take the larger of 0 and x, without a "
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
        "x.data > 0 only says where. Use it to choose between x.data and 0, or to multiply.",
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
        "x.data[x.data > 0] picks elements. ReLU keeps every place and writes 0 where x is "
        "negative.",
    ),
    "python-max": (
        "Python's max (or an if) asks whether a whole array is true or false, and that has no "
        "answer.",
        "max(0, array) compares whole arrays. np.maximum compares element by element; so does "
        "np.where with a condition.",
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
        "x.data = ... hangs a new array on x. Whoever still holds the old array sees no change.",
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
        "def forward(self, x):\n"
        "    positive = x.data > 0\n"
        "    return Tensor(np.where(positive, x.data, 0).astype(x.dtype))"
    ),
    "forward_": "def forward_(self, x):\n    x.data[x.data < 0] = 0\n    return x",
}
