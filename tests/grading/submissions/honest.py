"""What most learners hand in: right, half right, wrong, a stub, and notebooks that were changed."""

from tests.grading.submissions.kind import (
    NOTHING,
    RIGHT,
    Kind,
    delete,
    double,
    edit,
    old_format,
    several,
    strip,
    worth_more,
)

SHORT_RELU = """
import numpy as np
class ReLU:
    def forward(self, x):
        return Tensor(np.maximum(x.data, 0))
    def forward_(self, x):
        np.maximum(x.data, 0, out=x.data)
        return x
    def __call__(self, x):
        return self.forward(x)
"""
WRONG_RELU = SHORT_RELU.replace("Tensor(np.maximum(x.data, 0))", "Tensor(np.abs(x.data))")
WRONG_SOFTMAX = """
class Softmax:
    def __init__(self, dim=-1):
        self.dim = dim
    def forward(self, x):
        e = np.exp(x.data - x.data.max())
        return Tensor(e / e.sum())
    def __call__(self, x):
        return self.forward(x)
"""
WARNS = """        import logging, sys, warnings
        warnings.warn('a')
        logging.error('b')
        print('c', file=sys.stderr)
        np.float64(1) / np.zeros(1)
        return Tensor("""
HONEST = {
    "right": Kind(RIGHT),
    "short": Kind(RIGHT, relu=SHORT_RELU),
    "half": Kind((10, 0, 0, 0), relu=SHORT_RELU, softmax=WRONG_SOFTMAX),
    "wrong-relu": Kind((0, 10, 0, 0), relu=WRONG_RELU),
    "stub": Kind(NOTHING, relu="stub", softmax="stub"),
    "broken": Kind((0, 10, 0, 0), relu="class ReLU:\n    def forward(self x):\n"),
    "magics": Kind(
        RIGHT,
        relu="%matplotlib inline\nfrom IPython.display import display\n" + SHORT_RELU,
        extra=("%timeit ReLU()\n!ls\nawait __import__('asyncio').sleep(0)\ndisplay(1)",),
    ),
    "tried-again": Kind(RIGHT, "flagged", extra=("class Softmax:\n    pass",)),
    "warns": Kind(RIGHT, relu=SHORT_RELU.replace("        return Tensor(", WARNS)),
    "old-format": Kind(RIGHT, change=old_format),
}
CHANGED = {
    "deleted-check": Kind(RIGHT, "flagged", change=delete("test-relu-immediate")),
    "deleted-setup": Kind(RIGHT, "flagged", change=delete("setup")),
    "changed-check": Kind(RIGHT, "flagged", change=edit("test-relu-immediate", source="pass")),
    "worth-more": Kind(RIGHT, "flagged", change=worth_more),
    "doubled": Kind(RIGHT, "flagged", change=double("test-softmax-immediate")),
    "stripped": Kind(RIGHT, "flagged", change=strip),
}
TAMPERED = Kind(
    RIGHT,
    "flagged",
    change=several(
        delete("test-activations-integration"),
        worth_more,
        double("test-softmax-immediate"),
        edit("test-activations-comprehensive", source="pass"),
        edit("setup", source="Tensor = 0"),
    ),
)
