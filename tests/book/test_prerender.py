"""Drawings made beforehand are what Python in the page would draw."""

import json
import subprocess

import pytest

from courseware.book.prerender import FAR, drawings
from courseware.runtime.deno import deno_binary
from tinytorch import figures, page

START = {name: figure.settings() for name, figure in figures.FIGURES.items()}


@pytest.mark.parametrize("name", figures.FIGURES)
def test_each_drawing_is_that_of_the_page(name):
    made = drawings(figures.find(name), START[name])
    for settings, drawing in list(made.items())[::20]:
        assert json.loads(page.draw(name, settings)) == json.loads(drawing.to_json()), settings


def test_one_control_is_moved_at_a_time():
    made = drawings(figures.find("relu-hinge"), {"w": 1.0, "b": -1.5, "x": 2.0})
    assert {"w=1&b=-1.5&x=2", "w=-0.1&b=-1.5&x=2", "w=1&b=0&x=2"} & set(made) == {
        "w=1&b=-1.5&x=2",
        "w=-0.1&b=-1.5&x=2",
        "w=1&b=0&x=2",
    }
    assert "w=0&b=0&x=2" not in made


def test_no_slider_is_followed_without_end():
    figure = figures.find("softmax-overflow")
    assert len(drawings(figure, figure.settings())) <= 2 * FAR + 1 + 2 + 3


SPELL = "console.log(JSON.stringify({}.map(fields => String(new URLSearchParams(fields)))))"


@pytest.mark.parametrize("name", figures.FIGURES)
def test_python_spells_settings_as_a_browsers_urlsearchparams_does(name):
    figure = figures.find(name)
    start = START[name]
    moved = [start | {c.name: v} for c in figure.controls for v in c.near(start[c.name], 10**6)]
    fields = [[[key, value] for key, value in settings.items()] for settings in moved]
    done = subprocess.run(
        [deno_binary(), "run", "--quiet", "--no-prompt", "-"],
        input=SPELL.format(json.dumps(fields)), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == [figure.written(settings) for settings in moved]
