"""ReLU and Softmax in pure NumPy: the package that learners build.

What to reach for:

- ``tinytorch.core``     the classes that are learned: ``Tensor``, ``ReLU``, ``Softmax``
- ``tinytorch.checks``   the self-checks that judge a learner's own classes
- ``tinytorch.figures``  pure functions that draw what an activation does
- ``tinytorch.widgets``  the same figures with sliders, in a notebook
- ``tinytorch.page``     what a page of the book asks of Python, and gets as plain data
- ``tinytorch.added``    activations that were added to the course, a folder each
"""
