"""Words for every check: results, what came out, hints that hold for any activation."""

HEADLINE = "{title}: {held} of {count} tests pass, {points} of {most} points"
HEADLINE_FAILED = f"{HEADLINE} (all must pass)"
REGION = "Check: {title}"
PASSED, NOT_YET = "Passed", "Not yet"
AS_ABOVE = "(the same as above)"
FACTS = ("went in", "came out", "expected")
STEPS = ("Hint", "More help", "Worked solution")
SOLUTION = "One way to write it:\n{code}"
PRINTED = "What your code printed"
SAMPLE = "Sample {number}: class {best}, confidence {confidence:.3f}"

NO_START = "The check could not start."
STOPPED = "{type}: {message}"
STOPPED_AT = "{type} in line {line}: {message}"
NO_CLASS = "This check needs a class {names}, which your code does not define yet."
NO_CLASSES = " and a class "  # between two names
NEAR_NAME = " It defines {found}: the name must be {name}, in these very letters."

NO_TENSOR = {  # what came out, by mistake; {kind} is a type
    "unreadable": "nothing that can be read",
    "missing": "there is no class called {name}",
    "not-a-class": "{name} is {kind}, not a class",
    "not-written": "not written yet",
    "not-reached": "not reached: the step before returned nothing that fits",
    "returned-none": "None",
    "returned-array": "a bare NumPy array ({kind}) instead of a Tensor",
    "returned-list": "a {kind} instead of a Tensor",
    "returned-number": "one number ({kind}) instead of a Tensor",
    "returned-class": "a class instead of a Tensor made with it",
    "returned-other": "{kind} instead of a Tensor",
    "other-tensor": "another class called Tensor, not tinytorch's",
    "tensor-subclass": "{kind}, a subclass of Tensor, instead of a Tensor",
    "too-large": "an array too large to look at, or not of real numbers",
    "holds-other": "a Tensor that holds {kind}, not an array",
}
SOMETHING, AN_ERROR = "something", "an error"
YOUR_LINE = " (your line: {line})"
YOUR_LINE_NUMBER = " (your line {number}: {line})"
NOTHING_OBSERVED = "nothing was observed"

SHAPED = "{values}, shape {shape}"
DTYPE, FLOATING = "dtype {dtype}", "any floating dtype"
INPUT_KEPT = "the input as it was"
INPUT_STILL = "the input is still {values}"
INPUT_AFTERWARDS = "the input is {values} afterwards"
INPUT_REBOUND = "the input holds another array afterwards"
RESULT_SHARED = "the result is in the memory of the input"
RESULT_OWN = "an array of its own"
OVERWRITTEN = "a later call wrote into this result"
MEMORY_HOLDS = "the memory of x holds {values}"
MEMORY_REBOUND = "x.data is a new array now"
MEMORY_WANTED = "it holds {values}"
SAME_OBJECT, OTHER_OBJECT = "x itself", "another Tensor"
SAME_OBJECT_WANTED = "x itself: the very same object"
SUMS, SUMS_WANTED = "sum {sums}", "sum 1 for each"
RANGE_WANTED = "every value from 0 to 1"
RANKING_WANTED = "the order of the scores in each row"

PROPERTIES = {  # of an added activation that treats each element on its own
    "mixed": "Negative and positive numbers",
    "negative": "All negative",
    "positive": "All positive",
    "large": "Numbers far from 0 stay finite",
    "shape": "Any shape is kept",
    "numbers": "Integers and float32 work too",
    "dtype": "A floating dtype is kept",
    "input-kept": "forward leaves its input unchanged",
    "call": "Calling the object gives the same as forward",
}

HINTS = {  # for each known mistake a nudge, and then more
    "not-written": (
        "This part is not written yet. Replace the line that raises NotImplementedError.",
        "Start with one line: compute the result from x.data with NumPy. Then return "
        "Tensor(result).",
    ),
    "returned-none": (
        "The method returned None: the return is missing.",
        "A Python function without return gives None. End forward with return Tensor(...), and "
        "forward_ with return x.",
    ),
    "returned-array": (
        "A bare NumPy array came back. Activations take a Tensor and return a Tensor.",
        "Put the result into a tensor: return Tensor(result).",
    ),
    "returned-list": (
        "A Python list came back. Activations take a Tensor and return a Tensor.",
        "Let NumPy compute the whole array at once, and return Tensor(result).",
    ),
    "returned-number": (
        "A single number came back. Every element of the input needs its own result.",
        "Something adds up or compares all elements at once: look for max, min or sum without an "
        "axis. Return a Tensor of the shape of x.",
    ),
    "returned-class": (
        "A class came back instead of an object of it.",
        "Make an object: return Tensor(result), with the result in brackets.",
    ),
    "returned-other": (
        "Something came back that is not a Tensor.",
        "Put the array of results into a tensor: return Tensor(result).",
    ),
    "other-tensor": (
        "You returned another class called Tensor, not the one of the course.",
        "Somewhere a second class Tensor is defined. Remove it, and run the import again: "
        "from tinytorch.core.tensor import Tensor.",
    ),
    "tensor-subclass": (
        "A subclass of Tensor came back. Return a plain Tensor.",
        "Write return Tensor(result), with the class from tinytorch.core.tensor.",
    ),
    "holds-other": (
        "The Tensor holds something that is not an array.",
        "Give Tensor(...) the array of results, and do not assign a list to .data.",
    ),
    "too-large": (
        "The output is far larger than the input.",
        "The result has the shape of x: one value for every element, nothing more.",
    ),
    "input-changed": (
        "forward changed the tensor it was given. Others may still need it.",
        "Look for assignments to x.data, x.data[...] = or out=x.data. Compute a new array, and "
        "leave writing in place to forward_.",
    ),
    "shares-memory": (
        "The result is in the memory of the input: whoever changes one changes the other.",
        "forward gives a new array, also where no value changes. Let NumPy compute one, or return "
        "Tensor(x.data.copy()).",
    ),
    "overwritten": (
        "A later call of the same object has changed this result.",
        "An array that is kept in self and filled again belongs to every result at once. Make a "
        "new one in each call.",
    ),
    "reordered": (
        "The values are right, but not in their places.",
        "Look for sort, [::-1], .T or transpose: what was turned must be turned back before you "
        "return it.",
    ),
    "inexact": (
        "Almost: the values differ by a little.",
        "Look for round, for a small number added somewhere (an epsilon), or for a dtype with "
        "fewer digits than that of x.",
    ),
    "flattened": (
        "The values are in one long row now: the shape was lost.",
        "Look for flatten, ravel or reshape. NumPy works on every shape at once, so no loop over "
        "a flat list is needed.",
    ),
    "reshaped": (
        "The output has another shape than the input.",
        "Print the shape after every line. Each activation keeps the shape it gets.",
    ),
    "one-number": (
        "The whole input became one number.",
        "A function such as max or sum without an axis reduces everything. Every element needs "
        "its own result.",
    ),
    "dtype-changed": (
        "The values are right, but the dtype is not.",
        "A list of Python floats becomes float64, and 0.0 turns integers into floats. Work on "
        "x.data as it is, with 0 instead of 0.0, and do not go through lists.",
    ),
    "unchanged": (
        "The output is the input: nothing was computed.",
        "Make sure that the computed array, not x.data, is what you return.",
    ),
    "all-zero": (
        "Everything came out as 0.",
        "Check that the result is written into the array that you return.",
    ),
    "not-finite": (
        "The output has NaN or inf, and the input has neither.",
        "Look for a division by zero, a logarithm or a power.",
    ),
    "tensor-not-array": (
        "You calculate with the Tensor x. The numbers are in x.data.",
        "Tensor itself has no arithmetic: use x.data inside, and Tensor(...) for the result.",
    ),
    "wraps-twice": (
        "Tensor(...) was given something that is not an array of numbers.",
        "Perhaps a Tensor inside a Tensor: put only the NumPy array into Tensor(...).",
    ),
    "python-max": (
        "Python's max, or an if, asks whether a whole array is true or false, which has no answer.",
        "NumPy compares and chooses element by element: np.where with a condition, or np.maximum.",
    ),
    "math-function": (
        "A function of the module math takes one number, not an array.",
        "NumPy has functions with the same names, such as np.exp and np.tanh. They work on every "
        "element of x.data at once.",
    ),
    "truncated": (
        "The fractions are gone.",
        "The array that takes the results has an integer dtype: np.zeros_like(x.data) copies the "
        "dtype of an integer x. Let NumPy make the result, or ask for a float dtype.",
    ),
    "integer-cast": (
        "NumPy refused to write fractions into an integer array.",
        "Operations in place (-=, out=) keep the dtype of an integer x. Work on a new floating "
        "array instead.",
    ),
    "axis-hard-coded": (
        "An axis is fixed in the code that this input does not have.",
        "Each element is treated separately here: no axis is needed.",
    ),
    "dropped": (
        "The output is shorter than the input.",
        "x.data[condition] picks elements. Every position of the input needs a result: np.where "
        "chooses between two values at each position.",
    ),
    "name": (
        "Your code uses a name that Python does not know.",
        "Run the cell with the imports first; then check the spelling in the line shown. NumPy is "
        "called np here.",
    ),
    "calls-itself": (
        "The method calls itself endlessly.",
        "__call__ calls forward; forward must do the work and call neither.",
    ),
    "exits": (
        "Your code asked Python to stop (exit or sys.exit).",
        "Leave exit out: a method ends with return.",
    ),
    "no-self": (
        "A method was called with more or fewer arguments than it takes.",
        "The first parameter of a method is self: def forward(self, x).",
    ),
    "no-method": (
        "A method is missing: check its name and its indentation.",
        "forward, forward_ and __call__ belong inside the class, indented by four spaces.",
    ),
    "not-callable": (
        "The object cannot be called like a function: __call__ is missing.",
        "def __call__(self, x): return self.forward(x), inside the class.",
    ),
    "missing": (
        "The class is not defined.",
        "Run the cell that defines it, and keep its name.",
    ),
    "not-a-class": (
        "Give the check the class itself, not an object or a function.",
        "Write the name of the class without brackets: ReLU, not ReLU().",
    ),
    "not-reached": (
        "This step had no input. Fix the step before it first.",
        "The step before must return a Tensor whose last axis fits the next layer.",
    ),
    "step-before": (
        "This step is right for what it was given. The step before it is not.",
        "Fix the hidden layer; this verdict will follow.",
    ),
    "raised": (
        "Your code raised an error. The message and the line are shown above.",
        "Try the line on its own in a new cell, with a small Tensor, and print the parts.",
    ),
    "unreadable": (
        "Your result could not be read.",
        "Restart, run all cells from the top, and try again.",
    ),
    "values": (
        "The values differ from what was expected. Compare the two lines, element by element.",
        "Work the first element out by hand with the formula, then print each step of your code.",
    ),
}
