"""Code that looks for the grader outside of Python: in JavaScript, streams, timers and files.

Each cell prints what it finds; what stands there must be ``refused``.
"""

ATTEMPT = """
def attempt(action):
    try:
        print("got", action())
    except BaseException as error:
        print("refused", type(error).__name__)
"""
ARRAY = (
    ATTEMPT
    + """
import js
from pyodide.ffi import to_js, create_proxy
attempt(lambda: to_js([]).constructor.constructor("return globalThis")())
attempt(lambda: js.setTimeout.constructor("return 1")())
attempt(lambda: js.eval("1"))
attempt(lambda: js.Deno)
js.setTimeout("globalThis.x = 1", 0)
"""
)
PROTOTYPES = (
    ATTEMPT
    + """
from pyodide.ffi import to_js, create_proxy
steal = create_proxy(lambda *given: 0)
def patched(thing, name):
    setattr(thing, name, steal)
    assert str(getattr(thing, name)) == str(steal), "it stayed as it was"
array = to_js([]).constructor
attempt(lambda: patched(array.prototype, "map"))
attempt(lambda: patched(array.prototype, "join"))
attempt(lambda: patched(array.prototype, "new"))
attempt(lambda: patched(array, "from"))
attempt(lambda: patched(array.constructor.prototype, "call"))
attempt(lambda: patched(to_js(b"a").constructor.prototype, "subarray"))
attempt(lambda: patched(to_js({"a": 1}).constructor, "keys"))
"""
)
LOADER = (
    ATTEMPT
    + """
import pyodide_js
code = "data:text/javascript,globalThis.got = 1; throw 1"
attempt(lambda: pyodide_js._api.loadScript(code))
for call in (
    lambda: pyodide_js._module.API.loadDynlib("/etc/passwd", True),
    lambda: pyodide_js.loadPackage("http://127.0.0.1:{port}/a.whl"),
    lambda: __import__("pyodide.http").http.pyfetch("http://127.0.0.1:{port}/"),
):
    try:
        print("got" if await call() else "refused")
    except BaseException as error:
        print("refused", type(error).__name__)
"""
)
ENGINE = """
import pyodide_js
from pyodide.ffi import create_proxy
module = pyodide_js._module
zero = create_proxy(lambda *given: 0)
for name in ("_PyObject_Vectorcall", "_PyDict_GetItem", "_PyObject_GenericGetDict", "HEAPU8",
             "_PyType_IsSubtype", "_PyUnicode_AsUTF8AndSize", "wasmMemory"):
    try:
        setattr(module, name, zero)
    except BaseException as error:
        print("refused", type(error).__name__)
"""
STREAMS = """
import os, sys
line = '{"at": "observed", "observations": "{}", "points": 10}'
for stream in (sys.__stdout__, sys.__stderr__):
    try:
        stream.write(line); stream.flush()
    except BaseException as error:
        print("refused", type(error).__name__)
for path in ("/dev/stdout", "/dev/tty", "/proc/self/fd/1"):
    try:
        with open(path, "w") as file:
            file.write(line)
    except BaseException as error:
        print("refused", type(error).__name__)
for action in (lambda: os.read(0, 10**6), lambda: sys.stdin.read(), lambda: os.close(1),
               lambda: os.dup2(2, 0), lambda: open("/dev/stdin").read()):
    try:
        print("refused" if not action() else "got")
    except BaseException as error:
        print("refused", type(error).__name__)
sys.stdout = sys.stderr = None
"""
TIMERS = """
import asyncio, js, signal, threading
from pyodide.ffi import create_proxy
def later(*given):
    globals()["ReLU"] = globals()["Softmax"] = None
    while True: pass
loop = asyncio.get_event_loop()
for action in (
    lambda: loop.call_later(600, later), lambda: js.setTimeout(create_proxy(later), 600_000),
    lambda: threading.Timer(0, later).start(), lambda: signal.setitimer(signal.ITIMER_REAL, 0.01),
    lambda: signal.signal(signal.SIGTERM, later), lambda: signal.alarm(1),
):
    try:
        action()
    except BaseException as error:
        print("refused", type(error).__name__)
"""
FILES = (
    ATTEMPT
    + """
import glob, zipfile
words = (b"np.maximum", b"class Softmax", b"def judge", b"expected")
for path in glob.glob("/lib/*.whl") + glob.glob("/lib/*.py") + glob.glob("/**/*.mjs"):
    data = open(path, "rb").read()
    print("got" if any(word in data for word in words) else "refused", path)
attempt(lambda: open("/image.bin").read())
attempt(lambda: open("/lib/harness.py").read())
attempt(lambda: __import__("harness"))
attempt(lambda: __import__("tinytorch.checks.observe"))
"""
)
OUTSIDE = {
    "array": ARRAY, "prototypes": PROTOTYPES, "loader": LOADER, "engine": ENGINE,
    "streams": STREAMS, "timers": TIMERS, "package-files": FILES,
}  # fmt: skip
