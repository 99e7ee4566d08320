"""What cells print and show, gathered, and cut before it freezes the page."""

import builtins
import re
import time

AT_ONCE = 20  # messages of a cell that are sent as they come; later ones are gathered
EVERY = 0.1  # seconds
PRINTED = 30_000  # characters that a cell may print
SHOWN = 45  # outputs that a cell may show
LARGEST = 2_000_000  # characters of one output
CHECK = "application/vnd.tinytorch.check+json"
CLASS = re.compile(r"^class\s+(\w+)", re.MULTILINE)

# what learners read
CUT = f"\n[Cut here: a cell can print {PRINTED:,} characters.]\n"
ENOUGH = f"[Cut here: a cell can show {SHOWN} outputs.]\n"
TOO_LARGE = f"[An output of {{:.1f}} MB was left out: a notebook takes {LARGEST / 1e6:.0f} MB.]"
NO_ANSWER = "input() cannot ask in this notebook: write the value into the cell, as in x = '3'"


class Outlet:
    """Stands between the streams and displays of one kernel and the page.

    Parameters
    ----------
    clock : callable
        Gives the time in seconds.
    """

    def __init__(self, clock=time.monotonic):
        self.clock = clock
        self.begin()
        self.running = False  # what is printed outside of cells is sent as it comes

    def begin(self, *_):
        """A cell begins: it has printed nothing."""
        self.running, self.printed, self.shown, self.messages = True, 0, 0, 0
        self.held, self.stream, self.clear, self.sent = [], None, None, self.clock()

    def end(self, *_):
        """The cell ends."""
        self.send()
        self.running = False

    def write(self, stream, text):
        """Take ``text`` for ``stream``; returns its length, as writing to a file does."""
        room = PRINTED - self.printed if self.running else len(text)
        self.printed += len(text)
        if room >= 0:  # later there is nothing more to say
            if self.held and stream is not self.stream:
                self.send()
            self.stream = stream
            self.held.append(text if len(text) <= room else text[:room] + CUT)
            self._perhaps_send()
        return len(text)

    def wipe(self, clear):
        """Take ``clear``, which empties the output on the page; what is held need not be sent."""
        self.held, self.clear, self.printed, self.shown = [], clear, 0, 0
        self._perhaps_send()

    def allows(self, stream):
        """Whether one more output may be shown; ``stream`` is told when none may be."""
        self.send()
        self.shown += self.running
        if self.shown == SHOWN + 1:
            self.write(stream, ENOUGH)
        return self.shown <= SHOWN

    def send(self):
        """Send what is held back."""
        held, self.held = "".join(self.held), []
        clear, self.clear = self.clear, None
        self.sent = self.clock()
        if clear:
            clear()
        if held and self.stream.publish_stream_callback:
            self.stream.publish_stream_callback(self.stream.name, held)

    def _perhaps_send(self):
        self.messages += 1
        late = self.clock() - self.sent > EVERY
        if late or self.messages <= AT_ONCE or not self.running:
            self.send()


def fitting(data):
    """The output ``data``, or words in its place when it would make the notebook too large."""
    size = sum(len(value) for value in data.values() if isinstance(value, str | bytes))
    if size <= LARGEST:
        return data
    return {"text/plain": TOO_LARGE.format(size / 1e6)}


def refuse(*_):
    """Stand in for ``input``: as where nobody can answer, it ends with an ``EOFError``."""
    raise EOFError(NO_ANSWER)


def explain(shell, kind, error, trace, tb_offset=None):
    """Show an error of the learner's, in plain words where there are any."""
    from tinytorch.checks.explained import explained

    error.msg = explained(error) or error.msg
    shell.showtraceback((kind, error, trace), tb_offset=tb_offset)


class Classes:
    """Knows the text of each class that a cell has defined: a check notes what it has seen."""

    def __init__(self):
        self.texts = {}

    def heard(self, info):
        """A cell begins."""
        self.texts |= dict.fromkeys(CLASS.findall(info.raw_cell or ""), info.raw_cell)

    def noted(self, data):
        """The output ``data``, with these texts where it is that of a check."""
        if CHECK in data:
            source = "\n\n".join(dict.fromkeys(self.texts.values()))
            data = data | {CHECK: data[CHECK] | {"source": source}}
        return data


def install():
    """Put an outlet into the kernel that runs this."""
    from pyodide_kernel import ipython_shell, stdout_stream

    outlet, classes, streams = Outlet(), Classes(), type(stdout_stream)
    publisher, hook = type(ipython_shell.display_pub), type(ipython_shell.displayhook)
    publish, clear_output = publisher.publish, publisher.clear_output
    write, finish = hook.write_format_data, hook.finish_displayhook

    def publish_some(self, data, *given, **named):
        if named.get("update") or outlet.allows(stdout_stream):
            outlet.send()
            publish(self, fitting(classes.noted(data)), *given, **named)

    def finish_in_order(self):
        outlet.send()
        finish(self)

    streams.write = lambda self, text: outlet.write(self, text)
    publisher.publish = publish_some
    publisher.clear_output = lambda self, wait=False: outlet.wipe(lambda: clear_output(self, wait))
    hook.write_format_data = lambda self, data, *given: write(
        self, fitting(classes.noted(data)), *given
    )
    hook.finish_displayhook = finish_in_order
    shell = type(ipython_shell)
    shell.input = property(lambda self: refuse, lambda self, _: setattr(builtins, "input", refuse))
    ipython_shell.events.register("pre_run_cell", outlet.begin)
    ipython_shell.events.register("pre_run_cell", classes.heard)
    ipython_shell.events.register("post_run_cell", outlet.end)
    ipython_shell.set_custom_exc((SyntaxError, ModuleNotFoundError), explain)
