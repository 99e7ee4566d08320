"""Right answers as a learner might write them, for tests of what happens around them."""

RELU = """class ReLU:
    def forward(self, x):
        return Tensor(np.maximum(x.data, 0))

    def forward_(self, x):
        np.maximum(x.data, 0, out=x.data)
        return x

    def __call__(self, x):
        return self.forward(x)
"""
SOFTMAX = """class Softmax:
    def __init__(self, dim=-1):
        self.dim = dim

    def forward(self, x):
        axis = x.axis(self.dim)
        a = x.data if x.dtype.kind == "f" else x.data.astype(float)
        e = np.exp(a - a.max(axis=axis, keepdims=True))
        return Tensor(e / e.sum(axis=axis, keepdims=True))

    def __call__(self, x):
        return self.forward(x)
"""
