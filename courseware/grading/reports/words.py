"""How many words an answer has: the number that its writer was shown.

Scripts without spaces between words need a dictionary, which a browser has and Python has not. So
their answers are counted by the script of the pages, in Deno.
"""

import atexit
import json
import re
import subprocess
import threading
from functools import cache
from pathlib import Path

from courseware.runtime.deno import deno_binary

COUNTER = Path(__file__).with_name("words.mjs")
UNSPACED = re.compile(  # all that the script of the pages might look up, and some more
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u2e80-\uffdf\U00020000-\U0003ffff]"
)
_asking = threading.Lock()


def count(text: str) -> int:
    """The number of words in ``text``.

    Examples
    --------
    >>> count("A bend, in every layer.")
    5
    """
    if not UNSPACED.search(text):
        return len(text.split())
    with _asking:
        counter = _counter()
        assert counter.stdin
        assert counter.stdout
        counter.stdin.write(f"{json.dumps(text)}\n")
        counter.stdin.flush()
        return int(counter.stdout.readline())


@cache
def _counter() -> subprocess.Popen[str]:
    """The one process that counts; it ends with this one."""
    command = [deno_binary(), "run", "--quiet", "--no-prompt", "--no-check", str(COUNTER)]
    counter = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(counter.communicate)  # closes what it reads, and waits
    return counter
