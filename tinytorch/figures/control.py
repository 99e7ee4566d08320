"""What a reader can set in a figure: a number on a slider, or one of a few options.

Between pages, addresses and Python a value travels as text; ``parse`` and ``written`` are its two
ends, and a browser's ``URLSearchParams`` spells every value as ``written`` does.
"""

import math
from dataclasses import dataclass
from numbers import Real

from tinytorch.figures.texts import Controls as Text


@dataclass(frozen=True)
class Slider:
    """A number from ``low`` to ``high``, moved in steps of ``step``, ``value`` at first.

    It takes whole numbers only where ``value`` is an int.
    """

    name: str
    label: str
    low: float
    high: float
    step: float
    value: float

    @property
    def whole(self) -> bool:
        """Whether the slider has whole numbers only."""
        return isinstance(self.value, int)

    @property
    def decimals(self) -> int:
        """How many decimals tell all steps apart."""
        return len(str(self.step).partition(".")[2]) if self.step % 1 else 0

    def read(self, value: object) -> float:
        """Return ``value`` when it lies on the slider.

        Parameters
        ----------
        value : object
            What was set; an int where the slider is whole.

        Raises
        ------
        ValueError
            When it is not a number from ``low`` to ``high``, or not whole where it must be.
        """
        if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
            raise ValueError(Text.number.format(**vars(self) | {"value": repr(value)}))
        number = float(value)
        if not self.low <= number <= self.high:
            raise ValueError(Text.number.format(**vars(self) | {"value": f"{number:g}"}))
        if self.whole and number != int(number):
            raise ValueError(Text.whole.format(name=self.name, value=number))
        return type(self.value)(number)

    def parse(self, text: str) -> float:
        """The number that ``text`` spells; ``read`` says whether it lies on the slider.

        Raises
        ------
        ValueError
            When ``text`` is not a number.
        """
        return float(text)

    def written(self, value: float) -> str:
        """``value`` as a page and a browser write it: as short as can be.

        Examples
        --------
        >>> weight = Slider("w", "weight", -2.0, 2.0, 0.1, 1.0)
        >>> weight.written(1.0), weight.written(-0.30), weight.written(-0.0)
        ('1', '-0.3', '0')
        """
        return f"{value + 0:.10g}"

    def near(self, value: float, reach: int) -> list[float]:
        """The values at most ``reach`` steps away from ``value``, from low to high."""
        last, at = (round((end - self.low) / self.step) for end in (self.high, value))
        steps = range(max(0, at - reach), min(last, at + reach) + 1)
        return [self.read(round(self.low + step * self.step, 9)) for step in steps]


@dataclass(frozen=True)
class Choice:
    """One of ``options``, ``value`` at first; options are strings."""

    name: str
    label: str
    options: tuple[str, ...]
    value: str

    def read(self, value: object) -> str:
        """Return the option that ``value`` names.

        Parameters
        ----------
        value : object
            What was set: an option, or a number that one spells.

        Raises
        ------
        ValueError
            When there is no such option; the message lists them.
        """
        if str(value) not in self.options:
            listed = ", ".join(repr(option) for option in self.options)
            raise ValueError(Text.option.format(name=self.name, options=listed, value=value))
        return str(value)

    def parse(self, text: str) -> str:
        """``text`` itself; ``read`` says whether it is an option."""
        return text

    def written(self, value: str) -> str:
        """``value`` itself."""
        return value

    def near(self, value: str, reach: int) -> list[str]:
        """All options: none is further from ``value`` than another, whatever the ``reach``."""
        return list(self.options)


Control = Slider | Choice
Setting = float | str  # the value of a control
