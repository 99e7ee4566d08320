"""Code that looks for the grader in Python: each by an idea of its own.

The classes are as they were handed out, so whatever earns a point has earned it by a trick. Each
cell prints what it finds; what stands there must be ``refused``.
"""

from tests.grading.submissions.reaches_out import OUTSIDE

FORGE = """
def forge(space):
    'Put something else in the place of whatever looks like the grader.'
    told = '{"kind": "tensor", "type": "Tensor", "holds": "ndarray", "array": null}'
    for name in list(space):
        if name in ("observe", "observed", "told", "listened", "entered", "copied", "loads",
                    "dumps", "asarray", "array", "plain", "TRUSTED"):
            space[name] = lambda *given, **named: told
"""
SEEN = (
    FORGE
    + """
import sys
class ReLU:
    def forward(self, x):
        frame = sys._getframe()
        while frame:
            forge(frame.f_globals)
            frame = frame.f_back
        return x
    forward_ = __call__ = forward
"""
)
GENERATORS = (
    FORGE
    + """
import sys, types
def walker():
    while True:
        frame = sys._getframe()
        while frame:
            forge(frame.f_globals)
            frame = frame.f_back
        yield
steps = walker()
async def waits():
    frame = sys._getframe()
    while frame:
        forge(frame.f_globals)
        frame = frame.f_back
await waits()
class ReLU:
    def forward(self, x):
        next(steps)
        return x
    forward_ = __call__ = forward
"""
)
GARBAGE = (
    FORGE
    + """
import gc
gc.unfreeze()
for thing in gc.get_objects():
    space = getattr(thing, "__globals__", None)
    if type(space) is dict and "entered" in space:
        forge(space)
        thing.__code__ = (lambda *given: '{"passed": true, "points": 10}').__code__
gc.collect()
"""
)
REFERRERS = (
    FORGE
    + """
import gc
gc.unfreeze()
waiting, known = [Tensor, np.asarray, main_of := globals()], set()
while waiting and len(known) < 2000:
    thing = waiting.pop()
    if id(thing) in known:
        continue
    known.add(id(thing))
    for other in gc.get_referrers(thing)[:50]:
        if type(other) is dict and "TRUSTED" in other:
            forge(other)
        if type(other) in (dict, tuple, list) and other is not waiting:
            waiting.append(other)
"""
)
TRACEBACKS = (
    FORGE
    + """
class Shows(Exception):
    def __str__(self):
        import sys
        frame, trace = sys._getframe(), self.__traceback__
        while frame:
            forge(frame.f_globals)
            frame = frame.f_back
        while trace:
            forge(trace.tb_frame.f_globals)
            trace = trace.tb_next
        return "10 of 10 points"
class ReLU:
    def forward(self, x):
        raise Shows()
    forward_ = __call__ = forward
"""
)
HOOKS = """
import builtins, sys, types
class Finder:
    def find_spec(self, name, path=None, target=None):
        import importlib.machinery
        return importlib.machinery.ModuleSpec(name, self)
    def create_module(self, spec):
        return None
    def exec_module(self, module):
        module.observe = module.loads = module.dumps = lambda *given, **named: "{}"
sys.meta_path.insert(0, Finder())
sys.path_hooks.clear()
sys.path_importer_cache.clear()
for name in ("json", "tinytorch", "tinytorch.checks", "linecache", "traceback"):
    sys.modules.pop(name, None)
builtins.__import__ = lambda name, *given, **named: types.SimpleNamespace(dumps=lambda *a: "{}")
"""
AUDIT = (
    FORGE
    + """
import sys
def hook(event, given):
    if event in ("compile", "exec", "object.__getattr__", "sys._getframe", "import"):
        frame = sys._getframe()
        while frame:
            forge(frame.f_globals)
            forge(frame.f_locals)
            frame = frame.f_back
sys.addaudithook(hook)
"""
)
MONITORING = (
    FORGE
    + """
import sys
watch = sys.monitoring
watch.use_tool_id(3, "watch")
def called(code, offset, callable, first):
    space = getattr(callable, "__globals__", None)
    if space is not None and space is not globals():
        forge(space)
watch.register_callback(3, watch.events.CALL, called)
watch.set_events(3, watch.events.CALL | watch.events.PY_START)
"""
)
PLAYS_TENSOR = """
class Mutable(type):
    __module__ = "builtins"
    def __subclasscheck__(cls, other): return True
    def __instancecheck__(cls, other): return True
    def __eq__(cls, other): return True
    __hash__ = type.__hash__
class Lies(metaclass=Mutable):
    __class__ = Tensor
    data = property(lambda self: np.zeros(3))
    shape = (3,)
Lies.__name__ = Lies.__qualname__ = "Tensor"
Tensor.data = property(lambda self: np.zeros(3), lambda self, value: None)
Tensor.__eq__ = lambda self, other: True
class ReLU:
    def forward(self, x): return Lies()
    forward_ = __call__ = forward
"""
KEYS = """
class Name(str):
    def __hash__(self): return hash("ReLU")
    def __eq__(self, other): return True
globals()[Name("anything")] = type("ReLU", (), {"forward": lambda self, x: x, "forward_":
    lambda self, x: x, "__call__": lambda self, x: x})
"""
SWAPS = """
import numpy.lib.stride_tricks as tricks
class ReLU:
    def forward(self, x):
        y = Tensor(np.zeros(1))
        y.__dict__["data"] = tricks.as_strided(np.zeros(1), (10**9, 10**9), (0, 0))
        return y
    def forward_(self, x):
        x.data.resize(0, refcheck=False)
        x.__dict__["data"] = np.zeros(3)
        return x
    __call__ = forward
"""
POINTERS = """
import ctypes
class ReLU:
    def forward(self, x):
        y = [1.0]
        ctypes.c_size_t.from_address(id(y) + 4).value = id(Tensor)
        return y
    def forward_(self, x):
        ctypes.c_size_t.from_address(id(x.data) + 8).value = 0xFFFFFF00
        return x
    __call__ = forward
"""
ENDINGS = (
    FORGE
    + """
import atexit, sys, weakref
def last(*given):
    frame = sys._getframe()
    while frame:
        forge(frame.f_globals)
        forge(frame.f_locals)
        frame = frame.f_back
class Dies:
    def __del__(self): last()
kept = Dies()
atexit.register(last)
weakref.finalize(kept, last)
class ReLU:
    def forward(self, x):
        x.mark = Dies()
        raise ValueError(Dies())
    forward_ = __call__ = forward
sys.unraisablehook = sys.excepthook = sys.displayhook = last
"""
)
UNWRITES = """
import builtins, json, sys
sys.modules["__main__"] = type(sys)("__main__")
builtins.__build_class__ = lambda *given, **named: Tensor
builtins.compile = builtins.exec = builtins.str = builtins.len = builtins.super = None
sys.modules.clear()
sys.stdout = 3
class ReLU:
    def forward(self, x): return x
    forward_ = __call__ = forward
"""
NUMPY = """
np.asarray = np.array = np.maximum = np.exp = lambda *given, **named: Tensor
np.set_printoptions(formatter={"all": lambda value: "10 of 10"})
np.ndarray = np.generic = dict
class Always(np.float64):
    def __float__(self): return 0.0
    def __array__(self, *given, **named): return Tensor
class ReLU:
    def forward(self, x): return Always(0)
    forward_ = __call__ = forward
"""
DEEP = """
class ReLU:
    def __init__(self): self.next = None
    def __getattribute__(self, name):
        return ReLU.__getattribute__(self, name)
    def __call__(self, x): return eval("(" * 50 + "x" + ")" * 50)(x)
    def __del__(self): raise SystemExit
"""
REACHES = {
    "frames-seen": SEEN, "generators": GENERATORS, "garbage": GARBAGE, "referrers": REFERRERS,
    "tracebacks": TRACEBACKS, "import-hooks": HOOKS, "audit": AUDIT, "monitoring": MONITORING,
    "plays-tensor": PLAYS_TENSOR, "keys": KEYS, "swaps": SWAPS, "pointers": POINTERS,
    "endings": ENDINGS, "unwrites": UNWRITES, "numpy": NUMPY, "deep": DEEP, **OUTSIDE,
}  # fmt: skip
