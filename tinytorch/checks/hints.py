"""The words of the hints: for each known mistake a nudge, then more; last the worked solution.

Mistakes are named where they are recognised: in ``mistakes`` by values, in ``structure`` before
there are any. Those of one class only have their words beside its ``Subject``.
"""

from tinytorch.checks import subject

SHARED = {
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
        "Something came back that is no Tensor.",
        "Put the array of results into a tensor: return Tensor(result).",
    ),
    "other-tensor": (
        "You returned another class called Tensor, not the one of the course.",
        "Somewhere a second class Tensor is defined. Take that away, run the import again: "
        "from tinytorch.core.tensor import Tensor.",
    ),
    "tensor-subclass": (
        "A subclass of Tensor came back. A plain Tensor is asked for.",
        "Return Tensor(result) with the class from tinytorch.core.tensor.",
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
    "flattened": (
        "The values are in one long row now: the shape got lost.",
        "Look for flatten, ravel or reshape. NumPy works on every shape at once, so no loop over "
        "a flat list is needed.",
    ),
    "reshaped": (
        "The output has another shape than the input.",
        "Print the shape after every line. Each activation keeps the shape it gets.",
    ),
    "one-number": (
        "The whole input became one number.",
        "A function such as max or sum without an axis reduces everything. Every element needs a "
        "result of its own.",
    ),
    "dtype-changed": (
        "The values are right, but the dtype is another one.",
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
        "There is NaN or inf in the output, and none in the input.",
        "Look for a division by zero, a logarithm or a power.",
    ),
    "tensor-not-array": (
        "You calculate with the Tensor x. The numbers are in x.data.",
        "Tensor has no arithmetic of its own: use x.data inside, and Tensor(...) for the result.",
    ),
    "wraps-twice": (
        "Tensor(...) was given something that is not an array of numbers.",
        "Perhaps a Tensor inside a Tensor: put only the NumPy array into Tensor(...).",
    ),
    "python-max": (
        "Python's max, or an if, asks whether a whole array is true or false, and that has no "
        "answer.",
        "NumPy compares and chooses element by element: np.where with a condition, or np.maximum.",
    ),
    "math-function": (
        "A function of the module math takes one number, not an array.",
        "NumPy has functions of the same names, such as np.exp and np.tanh. They work on every "
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
        "Each element stands for itself here: no axis is needed.",
    ),
    "dropped": (
        "The output is shorter than the input.",
        "x.data[condition] picks elements. Every place of the input needs a result: np.where "
        "chooses between two values at each place.",
    ),
    "name": (
        "A name is used that Python does not know here.",
        "Run the cell with the imports first; then look at the spelling in the line shown.",
    ),
    "calls-itself": (
        "The method calls itself without end.",
        "__call__ calls forward; forward must do the work and call neither.",
    ),
    "exits": (
        "Your code asked Python to stop (exit or sys.exit).",
        "Leave exit out: a method ends with return.",
    ),
    "no-self": (
        "A method was called with a different number of arguments than it takes.",
        "The first parameter of a method is self: def forward(self, x).",
    ),
    "no-method": (
        "A method is missing: look at its name and at its indentation.",
        "forward, forward_ and __call__ stand inside the class, indented by four spaces.",
    ),
    "not-callable": (
        "The object cannot be called like a function: __call__ is missing.",
        "def __call__(self, x): return self.forward(x), inside the class.",
    ),
    "missing": (
        "The class is not there.",
        "Run the cell that defines it, and keep its name.",
    ),
    "not-a-class": (
        "Give the check the class itself, not an object or a function.",
        "Write the name of the class without brackets: ReLU, not ReLU().",
    ),
    "not-reached": (
        "This step had nothing to work on. Mend the step before it first.",
        "The step before must return a Tensor whose last axis fits the next layer.",
    ),
    "step-before": (
        "This step is right for what it was given. The step before it is not.",
        "Mend the hidden layer; this verdict follows.",
    ),
    "raised": (
        "Your code raised an error. Its message and the line are shown above.",
        "Try the line on its own in a new cell, with a small Tensor, and print the parts.",
    ),
    "unreadable": (
        "What came out could not be read.",
        "Restart, run all cells from the top, and try again.",
    ),
    "values": (
        "The values differ from what was expected. Compare the two lines, element by element.",
        "Work the first element out by hand with the formula, then print each step of your code.",
    ),
}


def hints(mistake, part, attempt):
    """The steps of help for a mistake, as many as the attempt allows.

    Parameters
    ----------
    mistake : str
        A name from ``SHARED`` or from the hints of the subject.
    part : str
        The method to mend: ``relu.forward``, ``relu.forward_``, ``softmax.forward`` ...
    attempt : int
        From 1 on.

    Returns
    -------
    tuple of str
        One to three texts; the third is the worked solution.
    """
    use, _, method = part.partition(".")
    about = subject.find(use)
    steps = about.hints.get(mistake) or SHARED.get(mistake) or SHARED["values"]
    return (*steps, f"One way to write it:\n{about.solutions[method]}")[: max(1, min(attempt, 3))]
