"""The book in other engines: figures follow, exercises are judged, work is kept and handed in."""

from urllib.parse import parse_qsl

import pytest

from tests.chromium.test_keyboard import CODE
from tinytorch.figures import FIGURES

pytestmark = pytest.mark.extra

WRONG = CODE.replace("np.maximum(x.data, 0", "np.abs(x.data")
STATE = "document.querySelector('#relu-hinge').dataset.drawn"


def test_the_start_page_says_what_works_here(tab, site_url):
    tab.navigate(f"{site_url}index.html")
    tab.see("browser-check", "What could be tried without starting Python works in this browser.")


def test_numpy_of_this_browser_is_asked(tab, site_url):
    tab.navigate(f"{site_url}elsewhere.html")
    tab.wait("() => !document.querySelector('course-elsewhere form').hidden")
    tab.press("course-elsewhere [data-action=run]")
    tab.see("course-elsewhere [role=status]", "This browser gives what the table has")


def test_a_figure_comes_alive_and_follows(tab, site_url):
    tab.navigate(f"{site_url}relu.html")
    tab.press("#relu-hinge .lf-guess [formnovalidate]")
    tab.see("#relu-hinge .lf-state", "Python is ready")
    tab.press("#relu-hinge-b")
    tab.call("() => document.querySelector('#relu-hinge-b').focus()")  # a finger does not
    tab.keys("Home", "ArrowRight")
    tab.wait(f"() => new URLSearchParams({STATE}).get('b') === '-1.9'")
    shown = {name: float(value) for name, value in parse_qsl(tab.call(f"() => {STATE}"))}
    tab.see("#relu-hinge .lf-text", FIGURES["relu-hinge"].draw(**shown).text)


def test_an_exercise_is_judged_kept_and_handed_in(tab, site_url):
    tab.navigate(f"{site_url}relu.html")
    write(tab, WRONG)
    tab.press("#test-relu-immediate [data-action=run]")
    tab.see("#test-relu-immediate [role=status]", "0 of 10 points.")
    tab.see("#test-relu-immediate .tt-hint", "Hint")

    write(tab, CODE)
    tab.press("#test-relu-immediate [data-action=run]")
    tab.see("#test-relu-immediate [role=status]", "10 of 10 points.")

    tab.navigate(f"{site_url}relu.html")
    tab.see("#relu-class .cm-content", "np.maximum(x.data, 0)")
    tab.see("#test-relu-immediate [role=status]", "10 of 10 points.")

    tab.navigate(f"{site_url}hand-in.html")
    tab.press("course-hand-in[data-ready] [name=notebook]")
    tab.see("course-hand-in [role=status]", "Your browser was asked to save activations.ipynb")


def write(tab, code):
    """Write the class in the place of what stands in the editor."""
    tab.press("course-exercise[data-ready] .cm-line")
    tab.keys("Control+a")
    tab.keys(*code)
    tab.see("course-exercise [data-part=saved]", "Saved")
