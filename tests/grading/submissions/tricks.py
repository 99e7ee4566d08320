"""Code that wants points without computing anything: it earns none."""

from tinytorch.checks import CHECKS
from tinytorch.checks.call import calls
from tinytorch.checks.cases import cases
from tinytorch.checks.registry import ACTIVATIONS

CLASS = """
class {}:
    def __init__(self, dim=-1): pass
    def forward(self, x):
        {}
    forward_ = __call__ = forward
"""


def written(name, trick):
    """A cell with the class ``name``, every method of which plays the trick."""
    body, first = BODIES[trick]
    return first + CLASS.format(name, body)


def hard_coded():
    """A cell that looks up the answers to the inputs that everybody knows."""
    known = {}
    for check in CHECKS.values():
        for case in cases(check):
            for call in calls(case, {}, ACTIVATIONS):
                values = tuple(str(round(value, 6)) for value in call.x.values)
                known[call.uses, call.axis, call.x.shape, values] = call.expected.values
    return HARD_CODED.replace("KNOWN", repr(known))


HARD_CODED = """
nan, inf = float("nan"), float("inf")
known = KNOWN
def answer(use, axis, x):
    key = use, axis, x.shape, tuple(str(round(float(v), 6)) for v in x.data.ravel().tolist())
    kind = x.dtype if x.dtype.kind == "f" or use == "relu" else float
    return np.array(known[key]).reshape(x.shape).astype(kind)
class ReLU:
    def forward(self, x):
        return Tensor(answer("relu", -1, x))
    def forward_(self, x):
        x.data[...] = answer("relu", -1, x)
        return x
    __call__ = forward
class Softmax:
    def __init__(self, dim=-1):
        self.dim = dim
    def forward(self, x):
        return Tensor(answer("softmax", self.dim, x))
    __call__ = forward
"""
FORGED = """
import sys, os, json
line = json.dumps({"at": "observed", "check": "test_unit_relu_activation", "points": 10})
print(line); sys.__stdout__.write(line); os.write(1, line.encode())
import js
js.console.log(line); js.console.log('{"at": "end"}')
print("test-relu-immediate: 10 of 10 points, passed")
"""
# Learners' JavaScript can learn the token that opens a message, and so send messages.
STOLEN = """
import js
js.eval('''
const proto = Object.getPrototypeOf(Uint8Array.prototype);
const length = Object.getOwnPropertyDescriptor(proto, "length").get;
const write = (text) => Deno.stdout.writeSync(new TextEncoder().encode(text));
const right = JSON.stringify({passed: true, points: 10, cases: {}, verdicts: []});
let token = "";
Object.defineProperty(proto, "length", {configurable: true, get() {
  const size = length.call(this);
  if (!token && size > 40 && size < 4000) {
    token = new TextDecoder().decode(this).match(/^.([0-9a-f]{32}) /s)?.[1] ?? "";
    if (token) {
      const tell = (message) => write(`\\\\n${token} ${JSON.stringify(message)}\\\\n`);
      tell({at: "cells done", origins: "{}"});
      for (let n = 0; n < 9; n++) tell({at: "observed", observations: right, points: 10});
      tell({at: "end"});
    }
  }
  return size;
}});
''')
"""
PATCHED = """
import ast, builtins, gc, json, sys
import tinytorch.checks.observe as module, tinytorch.checks.plain as plain
fake = lambda *a, **k: {"cases": {}, "passed": True, "points": 10}
module.observe = fake; sys.modules["tinytorch.checks.observe"].observe = fake
json.dumps = lambda *a, **k: '{"passed": true, "points": 10}'
ast.parse = builtins.compile = builtins.eval = fake
for thing in gc.get_objects():
    if isinstance(thing, dict) and "observe" in thing:
        thing["observe"] = fake
builtins.issubclass = builtins.isinstance = lambda *a: True
"""
REDEFINED = """
import builtins, tinytorch.checks, tinytorch.core.tensor
yes = lambda *a, **k: True
np.allclose = np.array_equal = np.isclose = np.testing.assert_allclose = yes
builtins.AssertionError = AssertionError = type("AssertionError", (BaseException,), {})
for name in dir(tinytorch.checks):
    if name.startswith("test_"):
        setattr(tinytorch.checks, name, yes)
class Tensor:
    __init__ = __eq__ = yes
tinytorch.core.tensor.Tensor = Tensor
"""
TRANSFORMED = """
import IPython
shell = IPython.get_ipython()
class Pass:
    def visit(self, node):
        return compile("pass", "", "exec", 1024)
shell.ast_transformers.append(Pass())
shell.input_transformers_cleanup.append(lambda lines: ["pass"])
shell.input_transformers_post.append(lambda lines: ["pass"])
shell.set_custom_exc((BaseException,), lambda *a, **k: None)
shell.showtraceback = lambda *a, **k: None
"""
TRACED = """
import sys
def tracer(frame, event, arg):
    for thing in frame.f_locals.values():
        if type(thing) is dict and "status" in thing:
            thing.update(status="ok", same_object=True, rebound=False)
    return tracer
sys.settrace(tracer)
sys.setprofile(tracer)
"""
FRAMES = """
import sys
def reach(x):
    frame = sys._getframe()
    while frame:
        for thing in list(frame.f_locals.values()) + list(frame.f_globals.values()):
            if type(thing) is dict and "status" in thing:
                thing.update(status="ok", same_object=True, rebound=False)
            if type(thing) is dict and "steps" in thing:
                for step in thing["steps"]:
                    step["x"] = {"dtype": "float64", "shape": [1], "values": [0.0]}
        frame = frame.f_back
    return x
"""
EQUAL = """
class Equal(np.ndarray):
    __eq__ = __ne__ = __le__ = __ge__ = lambda self, other: True
    __hash__ = None
class Always(Tensor):
    shape = dtype = property(lambda self: Equal((1,)))
    __eq__ = lambda self, other: True
    __hash__ = None
"""
FLOAT = """
class Any(float):
    __eq__ = __le__ = __ge__ = lambda self, other: True
    __hash__ = lambda self: 0
    __sub__ = __rsub__ = __abs__ = lambda self, *other: 0.0
"""
BODIES = {
    "frames": ("return reach(x)", FRAMES),
    "equal": ("return Always(np.zeros(1))", EQUAL),
    "float": ("return Any(0)", FLOAT),
    "constant": ("return Tensor([0.0, 0.0, 0.0, 1.0, 2.0])", ""),
    "exits": ("raise SystemExit(0)", ""),
    "endless": ("return self.forward(x)", ""),
    "interrupt": ("raise KeyboardInterrupt", ""),
}
