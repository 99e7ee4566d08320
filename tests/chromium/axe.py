"""axe-core on an open page: which rules of WCAG 2.2 AA it breaks, as far as a machine can tell."""

from functools import cache
from pathlib import Path

from playwright.sync_api import expect

from courseware.runtime import pins

PINS = Path(__file__).with_name("axe.json")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast", "link-in-text-block"]  # all that another scheme can change
RUN = """async (rules) => {
  for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
  const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => [id, target.join(" ")]));
}"""
LOADED = "typeof axe === 'object'"


@cache
def script():
    """The text of the pinned script."""
    paths = pins.collect(pins.load(PINS)["files"], pins.cache_folder())
    return paths["axe.min.js"].read_text(encoding="utf-8")


def violations(page, rules=RULES):
    """What axe finds on ``page`` as it stands, by the rules or tags of rules named.

    Returns
    -------
    list of [str, str]
        The rule and the element, one pair for each element that breaks one.
    """
    if not page.evaluate(LOADED):
        page.evaluate(script())
    return page.evaluate(RUN, rules)


def in_both_schemes(page):
    """The same in light colours, and what dark ones add; the page is light afterwards."""
    found = []
    for scheme, rules in (("dark", COLOURS), ("light", RULES)):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("html")).to_have_attribute("data-theme", scheme)
        found += violations(page, rules)
    return found
