"""Every text of the figures, in one place: a class for each figure, placeholders in braces.

Another language is another module with the same names.
"""


class Controls:
    """What is said of a setting that is not allowed."""

    number = "{name} must be a number from {low:g} to {high:g}, got {value}"
    whole = "{name} must be a whole number, got {value:g}"
    option = "{name} must be one of {options}, got {value!r}"
    unknown = "{figure} has no setting {name!r}; it has {names}"
    missing = "there is no figure {figure!r}; there are {names}"


class Learner:
    """How a learner's own class did."""

    your = "Your {name}"
    problem = "{your} {problem}."
    type = "returned {kind}, not a Tensor"
    shape = "returned shape {shape}, not {expected}"
    unwritten = "is not written yet"
    raised = "raised {error}"
    raised_message = "raised {error}: {message}"
    same = "{subject} gives the same."
    odd = "{subject} gives NaN or inf for {odd} of {all} values."
    wrong = "{subject} gives {got} where {right} is right."


class Widgets:
    """Around a figure in the notebook."""

    reset = "Reset"
    reset_tip = "Back to the first settings"
    numbers = "Show the numbers"
    failed = "The figure cannot be drawn: {error}: {message}"
    unused = "{figure} does not draw {use!r}; it draws {uses}"


class Marks:
    """What several figures write into their picture or table."""

    yours = "yours"
    your_relu = "your ReLU"
    your_softmax = "your softmax"
    name = "class"
    logit = "logit"
    shifted = "logit minus max"
    power = "exp of that"
    before = "before"
    after = "after"


class Hinge:
    title = "Where ReLU bends"
    w = "weight w"
    b = "bias b"
    x = "input x"
    relu = "ReLU(w·x + b)"
    line = "w·x + b"
    no_kink = "no kink: w = 0"
    kink = "kink at −b/w = {kink}"
    right = "{kink} →"
    left = "← {kink}"
    values = "w·x + b = {line}, ReLU = {relu}"
    point = "x = {x}: {values}"
    text = "{kink} At x = {x}: {values}. {yours}"
    flat = "With w = 0 there is no kink: the output is {level} everywhere."
    seen = "The kink is at x = {kink}{outside}; slope {left} on its left, {right} on its right."
    outside = ", outside the picture"
    caption = "ReLU of w·x + b at seven inputs"


class Stack:
    title = "What depth adds"
    layers = "hidden layers"
    activation = "activation"
    one_layer = "1 hidden layer"
    more_layers = "{count} hidden layers"
    output = "output of {layers}"
    no_kink = "no kink: one straight line"
    kinks = "{count} kinks"
    bends = "{layers} with ReLU: {kinks} between x = −3 and 3. Between kinks the map is straight."
    straight = (
        "{layers} without activation: one straight line without a kink, "
        "from {first} at x = −3 to {last} at x = 3. One layer could do it."
    )
    yours = "The stack with your ReLU"
    column = "output"
    your_column = "with your ReLU"
    caption = "Output of {layers}"


class Sparsity:
    title = "How many outputs are zero"
    mean = "mean of inputs"
    spread = "spread of inputs"
    bias = "bias"
    before = "before: z = x + bias"
    after = "after: ReLU(z)"
    odd = "NaN or inf"
    zeros = "{share} are 0"
    dead = "{where} All {count} outputs are 0: for these inputs the unit is dead."
    where = "Inputs plus bias lie around {centre} with spread {spread}."
    seen = "{where} After ReLU {share} of {count} outputs are exactly 0{rest}."
    unchanged = ", so ReLU changes nothing"
    measure = "measure"
    below = "below 0"
    exactly = "exactly 0"
    above = "above 0"
    average = "mean"
    largest = "largest"
    caption = "{count} numbers before and after ReLU"


class Steps:
    title = "How softmax makes probabilities"
    a = "logit A"
    b = "logit B"
    c = "logit C"
    minus = "− max"
    exp = "exp"
    divide = "÷ sum"
    max = "max {value}"
    sum = "sum {value}"
    formula = "{name}: exp({x} − {max}) / {total} = {power} / {total} = {p}"
    wrong = "not softmax: logit / sum of logits = {values}"
    undefined = "undefined"
    yours = "yours: {values}"
    text = (
        "Subtract the maximum, {max}, then take exp: {powers}; their sum is {total}. "
        "Divided by it: {p}. {yours}"
    )
    probability = "probability"
    total = "sum"
    caption = "Softmax of three logits, step by step"


class ShiftScale:
    title = "What adding and multiplying do to softmax"
    add = "add c"
    multiply = "multiply by k"
    before = "before: x"
    after = "after: k·x + c"
    logit = "logit x"
    moved = "k·x + c"
    shift = "Adding c = {add} to every logit changes no probability. {scale}"
    zero = "With k = 0 no differences are left: each class gets {p}."
    one = "With k = 1 the differences stay, and so do the probabilities {p}."
    grow = (
        "With k = {k} the differences grow and the largest probability goes from {before} to {p}."
    )
    shrink = (
        "With k = {k} the differences shrink and the largest probability goes from {before} to {p}."
    )
    caption = "Softmax before and after, k = {k}, c = {c}"


class Temperature:
    title = "What temperature does to softmax"
    temperature = "temperature T"
    preset = "logits"
    level = "1/N = {share}"
    legend = "softmax(logits / T), T = {t}"
    scaled = "logit / T"
    softmax = "softmax"
    entropy = "entropy"
    nats = "{value} nats"
    top = "all equal: ln {count} = {top}"
    text = "T = {t}: entropy {value} nats of at most {top}{rest}"
    equal = ". All logits are equal, so every class has 1/N = 0.20 at any T."
    leader = "; {leader} leads with {p}. T never changes the order of the classes."
    leaders = "; {leader} lead with {p} each. T never changes the order of the classes."
    both = " and "
    caption = "Softmax of five logits divided by T"


class Overflow:
    title = "Where exp overflows"
    offset = "offset added to all logits"
    method = "method"
    dtype = "dtype"
    naive = "naive"
    stable = "stable"
    power = "exp(logit)"
    sum = "sum"
    minus = "minus max"
    never = "stable in {dtype}: no inf and no NaN at any offset"
    faults = "naive in {dtype}: first inf at offset {inf}, first NaN at {nan}"
    text = "{dtype}, offset {offset}: {seen} {yours}"
    exp_inf = (
        "exp({x}) is inf, since exp overflows above {reach}. So naive softmax gives {naive}; "
        "the stable one gives {stable}."
    )
    sum_inf = (
        "every exp is finite, but their sum is inf. So naive softmax gives {naive}; "
        "the stable one gives {stable}."
    )
    finite = (
        "exp({x}) = {power} is finite: exp overflows above {reach}. "
        "So naive softmax gives {naive}; the stable way agrees within rounding."
    )
    shifted = (
        "after subtracting the maximum, {x}, exp sees −2, −1 and 0, so nothing "
        "overflows. The result is {stable}, as without the offset."
    )
    naive_column = "naive softmax"
    stable_column = "stable softmax"
    caption = "Both ways to softmax in {dtype}, step by step"


class Axis:
    title = "Which sums are 1"
    axis = "axis"
    samples = ("sample 1", "sample 2")
    classes = ("class A", "class B", "class C")
    heading = "Softmax {along}"
    along = "along axis {axis}"
    everything = "over all six numbers"
    logit = "logit {value}"
    yours = "yours {value}"
    row_sum = "row sum"
    column_sum = "column sum"
    all = "all {value}"
    by_row = (
        "Along axis 1 each row sums to 1.00: every sample has its own probabilities. "
        "The columns sum to {columns}."
    )
    by_column = (
        "Along axis 0 each column sums to 1.00: the samples compete for every class. "
        "The rows sum to {rows}."
    )
    by_all = (
        "Over all six numbers only the total is 1.00. The rows sum to {rows}, "
        "the columns to {columns}."
    )
    row = "row"
    your_row = "yours, {sample}"
    caption = "Softmax of the batch {along}"


class Network:
    title = "From features to a predicted class"
    feature = "feature 1 of sample 1"
    weight = "weight of feature 1"
    place = "ReLU"
    rows = "Each row is one sample. Framed: the input you set,"
    framed = "and hidden unit 1, which your weight {weight} feeds."
    features = "1 features"
    z = "2 hidden units, z"
    no_relu = "3 z, no ReLU"
    relu = "3 ReLU(z)"
    relu_logits = "4 ReLU(logits)"
    logits = "4 logits"
    softmax = "5 softmax"
    prediction = "6 prediction"
    yours = "yours {prediction}"
    best = "{name} {p}"
    tie = "tie"
    your_network = "The network with your {names}"
    both = " and "
    sample = "sample {number} {prediction}"
    seen = "Class and confidence: {samples}. {rest}"
    lost = "ReLU before softmax made {lost} of 9 logits 0: what set them apart is lost."
    linear = "Without ReLU the two layers together are one linear map."
    zeros = "ReLU set {share} of the hidden units to 0."
    columns = ("sample", "features", "z", "hidden", "logits", "probabilities", "prediction")
    your_column = "your prediction"
    caption = "The forward pass of three samples"
