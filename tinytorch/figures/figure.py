"""A figure: a pure function from a few settings to a drawing."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from tinytorch.figures.control import Control, Setting
from tinytorch.figures.texts import Controls as Text


class Table(NamedTuple):
    """Numbers behind a picture, written out: heads, cells row by row, and what they are."""

    columns: list[str]
    rows: list[list[str]]
    caption: str


@dataclass(frozen=True)
class Drawing:
    """One picture with the words and numbers that go with it.

    Attributes
    ----------
    svg : str
        The picture. It scales with its container and takes over the colour of the text around it.
    text : str
        What is seen, in a sentence or two; a screen reader announces it.
    columns : list of str
        Heads of the data table.
    rows : list of list of str
        Cells of the data table, numbers already written out.
    caption : str
        What the data table holds.
    """

    svg: str
    text: str
    columns: list[str]
    rows: list[list[str]]
    caption: str

    @property
    def table(self) -> str:
        """The data table: what stands between ``<table>`` and ``</table>``."""
        heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in self.columns)
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in self.rows)
        body = "".join(f"<tr>{cells}</tr>" for cells in rows)
        caption = f"<caption>{escape(self.caption)}</caption>"
        return f"{caption}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody>"

    def to_json(self) -> str:
        """What a page shows, as a JSON object: ``svg``, ``text`` and ``table``."""
        shown = {"svg": self.svg, "text": self.text, "table": self.table}
        return json.dumps(shown, ensure_ascii=False)


@dataclass(frozen=True)
class Figure:
    """A figure of the course.

    Attributes
    ----------
    id : str
        Its name in pages and notebooks.
    title : str
        What it is about.
    controls : tuple of Slider or Choice
        What can be set; at most three.
    function : callable
        Takes every setting by name, and a class or None for each of ``uses``.
    uses : tuple of str
        Which activations it draws, and so which of a learner's classes it can draw: ``relu``,
        ``softmax`` ... A setting has another name.
    """

    id: str
    title: str
    controls: tuple[Control, ...]
    function: Callable[..., Drawing]
    uses: tuple[str, ...] = ()

    def draw(self, **given: Any) -> Drawing:
        """Draw the figure.

        Parameters
        ----------
        **given
            Values of the controls, by name; those left out take their first value. Learners'
            classes by the names in ``uses``, drawn over the reference; another class is ignored.

        Returns
        -------
        Drawing
            The same for the same settings.

        Raises
        ------
        ValueError
            When a setting is unknown or out of range; the message names what is allowed.
        """
        names = [control.name for control in self.controls]
        for name, value in given.items():
            if name not in [*names, *self.uses] and not isinstance(value, type | None):
                known = ", ".join(names)
                raise ValueError(Text.unknown.format(figure=self.id, name=name, names=known))
        learned = {use: given.get(use) for use in self.uses}
        return self.function(**self.settings(**given), **learned)

    def settings(self, **given: Any) -> dict[str, Setting]:
        """The value of every control by name.

        Parameters
        ----------
        **given
            Values of the controls, by name; those left out take their first value.

        Raises
        ------
        ValueError
            When a value is out of range.
        """
        return {c.name: c.read(given.get(c.name, c.value)) for c in self.controls}

    def parse(self, address: str) -> dict[str, Setting]:
        """The settings that stand in an address, ``w=2&b=-1``; ``draw`` says what is allowed.

        Parameters
        ----------
        address : str
            As ``written`` writes it; names of no control are kept as text.

        Raises
        ------
        ValueError
            When the value of a slider is not a number.
        """
        known = {control.name: control.parse for control in self.controls}
        given = parse_qsl(address, keep_blank_values=True)
        return {name: known.get(name, str)(text) for name, text in given}

    def written(self, settings: Mapping[str, Any]) -> str:
        """The settings as they stand in an address, spelled as a browser spells them.

        Parameters
        ----------
        settings : mapping
            The value of every control by name.

        Notes
        -----
        A page looks its prepared drawings up by the text that ``URLSearchParams`` makes of its
        controls, long before Python is there. So both must give the same text, letter by letter.
        """
        return urlencode({c.name: c.written(settings[c.name]) for c in self.controls})
