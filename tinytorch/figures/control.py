"""What a reader can set in a figure: a number on a slider, or one of a few options."""

import math
from dataclasses import dataclass
from numbers import Real


@dataclass(frozen=True)
class Slider:
    """A number from ``low`` to ``high``, moved in steps of ``step``, ``value`` at first."""

    name: str
    label: str
    low: float
    high: float
    step: float
    value: float

    def read(self, value):
        """Return ``value`` when it lies on the slider.

        Raises
        ------
        ValueError
            When it is not a number from ``low`` to ``high``, or not whole where ``value`` is.
        """
        allowed = f"{self.name} must be a number from {self.low:g} to {self.high:g}"
        if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
            raise ValueError(f"{allowed}, got {value!r}")
        if not self.low <= value <= self.high:
            raise ValueError(f"{allowed}, got {value:g}")
        if isinstance(self.value, int) and value != int(value):
            raise ValueError(f"{self.name} must be a whole number, got {value:g}")
        return type(self.value)(value)

    def describe(self):
        """The slider as JSON values."""
        return {"kind": "slider", **vars(self)}


@dataclass(frozen=True)
class Choice:
    """One of ``options``, ``value`` at first; options are strings."""

    name: str
    label: str
    options: tuple[str, ...]
    value: str

    def read(self, value):
        """Return the option that ``value`` names.

        Raises
        ------
        ValueError
            When there is no such option; the message lists them.
        """
        if str(value) not in self.options:
            listed = ", ".join(repr(option) for option in self.options)
            raise ValueError(f"{self.name} must be one of {listed}, got {value!r}")
        return str(value)

    def describe(self):
        """The choice as JSON values."""
        return {"kind": "choice", **vars(self), "options": list(self.options)}
