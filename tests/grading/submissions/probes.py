"""Cells that try what must not be possible, beside right answers: they cost no point.

Each prints a line that begins with ``refused`` for each of its attempts, or with ``got``.
"""

CANARY = "canary-5f1d"  # stands in files and in the environment; must turn up nowhere
TRY = """
def attempt(action):
    try:
        print("got", action())
    except BaseException as error:
        print("refused", type(error).__name__, str(error)[:40].replace(chr(10), " "))
import js, os
"""
FILES = (
    TRY
    + """
for path in ("/etc/passwd", "{file}"):
    attempt(lambda: open(path).read())
    attempt(lambda: js.eval(f"Deno.readTextFileSync({path!r})"))
    attempt(lambda: js.eval(f"Deno.writeTextFileSync({path!r} + '.new', 'x')"))
attempt(lambda: os.listdir("{home}"))
attempt(lambda: js.eval("[...Deno.readDirSync('{home}')].length"))
attempt(lambda: js.eval("[...Deno.readDirSync('..')].length"))
attempt(lambda: js.eval("Deno.writeTextFileSync('harness.py', 'x')"))
attempt(lambda: js.eval("Deno.removeSync('harness.py')"))
attempt(lambda: js.eval("Deno.symlinkSync('/etc', 'etc')"))
attempt(lambda: js.eval("Deno.makeTempFileSync()"))
attempt(lambda: os.environ["GRADING_CANARY"])
attempt(lambda: js.eval("Deno.env.get('GRADING_CANARY')"))
attempt(lambda: js.eval("Deno.readTextFileSync('/proc/self/environ')"))
attempt(lambda: js.eval("localStorage.setItem('a', 'b')"))
"""
)
NETWORK = (
    TRY
    + """
import socket, urllib.request
attempt(lambda: urllib.request.urlopen("http://127.0.0.1:{port}/"))
attempt(lambda: socket.create_connection(("127.0.0.1", {port}), 2))
for code in (
    "fetch('http://127.0.0.1:{port}/')", "Deno.connect({port: {port}})",
    "import('http://127.0.0.1:{port}/a.js')", "new WebSocket('ws://127.0.0.1:{port}/')",
    "Deno.resolveDns('example.org', 'A')", "import('npm:is-odd')",
):
    try:
        print("got", await js.eval(code))
    except BaseException as error:
        print("refused", type(error).__name__, str(error)[:40])
"""
)
PROCESSES = (
    TRY
    + """
import subprocess, threading
attempt(lambda: subprocess.run(["id"]))
attempt(lambda: os.fork())
attempt(lambda: os.kill(os.getppid(), 9))
attempt(lambda: threading.Thread(target=print).start())
attempt(lambda: js.eval("new Deno.Command('/bin/sh', {args: ['-c', 'id']}).outputSync()"))
attempt(lambda: js.eval("Deno.kill(Deno.ppid, 'SIGKILL')"))
attempt(lambda: js.eval("Deno.dlopen('libc.so.6', {})"))
"""
)
MEMORY = (
    TRY
    + """
kept = []
def fill():
    while True:
        kept.append(np.empty(50_000_000))
attempt(lambda: np.zeros(1_250_000_000))
attempt(fill)
kept.clear()
"""
)
SEARCH = """
import gc, importlib, sys
found = None
for name in ("tinytorch.core.activations", "tinytorch.checks.arithmetic", "tinytorch.checks.judge"):
    try:
        found = importlib.import_module(name)
    except ImportError:
        pass
for thing in gc.get_objects():
    if isinstance(thing, type) and thing.__name__ == "ReLU" and thing is not ReLU:
        found = thing
import glob
for path in glob.glob("/lib/**", recursive=True) + glob.glob("/*"):
    if "activations" in path:
        found = path
assert found is None, found
print("refused: nothing found")
"""
PROBES = {
    "files": FILES,
    "network": NETWORK,
    "processes": PROCESSES,
    "search": SEARCH,
    "exit": "import sys\nsys.exit(0)",
    "asks": "input('Name?')",
    "flood": "for i in range(200_000): print('line', i)",
    "gigabyte": "line = 'x' * 10**6\nfor i in range(1000): print(line)",
    "memory": MEMORY,
}
REFUSED = {"files": 17, "network": 8, "processes": 7, "search": 1, "memory": 2}
