"""A tab of some browser, handled as a person handles it: looks, presses, types, waits.

An engine has to know five things: ``navigate``, ``call``, ``perform``, ``resize`` and ``close``.
The actions that it performs are those of the W3C, which BiDi and the older WebDriver share.
"""

import time
from abc import ABC, abstractmethod

PATIENCE = 180  # seconds that a state may take; Python starts slowly in some engines
KEYS = {
    "Backspace": "\ue003", "Tab": "\ue004", "Enter": "\ue007", "Shift": "\ue008",
    "Control": "\ue009", "Escape": "\ue00c", "Home": "\ue011", "ArrowRight": "\ue014",
}  # fmt: skip
MIDDLE = """async (selector) => {
  const element = document.querySelector(selector);
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y, width, height } = element.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
}"""
TEXT = """(selector) => [...document.querySelectorAll(selector)]
  .map((element) => element.value ?? element.textContent).join(" ")"""


class Tab(ABC):
    """What can be done in a tab of any engine.

    Attributes
    ----------
    touches : bool
        Whether the engine can be touched by its driver.
    finger : bool
        Whether it is: else there is a mouse.
    """

    touches = True
    finger = False

    @abstractmethod
    def navigate(self, address):
        """Open a page and wait until it has loaded."""

    @abstractmethod
    def call(self, function, *args):
        """Call a JavaScript function, which may be asynchronous, with JSON values."""

    @abstractmethod
    def perform(self, source):
        """Perform one source of input actions."""

    @abstractmethod
    def resize(self, width, height):
        """Give the page this many CSS pixels."""

    @abstractmethod
    def close(self):
        """End the browser."""

    def wait(self, function, *args):
        """Wait until the function gives something true, and return that."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = self.call(function, *args)
            if found:
                return found
            time.sleep(0.2)
        raise TimeoutError(f"{function} {args} was not true within {PATIENCE} s")

    def see(self, selector, words):
        """Wait until the text of what the selector finds holds ``words``."""
        shows = f"(selector, words) => ({TEXT})(selector).includes(words)"
        try:
            self.wait(shows, selector, words)
        except TimeoutError as late:
            shown = self.call(TEXT, selector)
            raise AssertionError(f"{selector} shows {shown[:500]!r}, not {words!r}") from late

    def press(self, selector):
        """Press the middle of an element, with the mouse or a finger."""
        self.wait("(selector) => document.querySelector(selector) !== null", selector)
        before = None
        while before != (place := self.call(MIDDLE, selector)):  # until the page lies still
            before = place
            time.sleep(0.3)
        x, y = place
        kind = "touch" if self.finger else "mouse"
        self.perform({
            "type": "pointer", "id": kind, "parameters": {"pointerType": kind},
            "actions": [
                {"type": "pointerMove", "x": x, "y": y, "duration": 0, "origin": "viewport"},
                {"type": "pointerDown", "button": 0},
                {"type": "pointerUp", "button": 0},
            ],
        })  # fmt: skip

    def keys(self, *names):
        """Press keys by name, or by what they type; ``Control+a`` holds the first one down."""
        actions = []
        for name in names:
            chord = [KEYS.get(key, key) for key in name.split("+")] if len(name) > 1 else [name]
            actions += [{"type": "keyDown", "value": key} for key in chord]
            actions += [{"type": "keyUp", "value": key} for key in reversed(chord)]
        self.perform({"type": "key", "id": "keyboard", "actions": actions})
