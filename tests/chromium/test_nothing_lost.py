"""Whatever happens to pages, tabs and network, no text is lost that was there for a while.

A learner writes words into an exercise, an answer and the notebook, in two tabs, while pages are
loaded again, closed at once, killed, and the network comes and goes. In the end every word must be
found that stood there when the page said that all is kept, or when its tab was closed: in the text,
or in what the page offers to bring back; the newest of them in the text. The exercise and its cell
in the notebook are one work: what is replaced in either is offered by the page.

``INTERLEAVINGS=500 pytest tests/chromium/test_nothing_lost.py`` tries more, other ones each time.
"""

import os
import signal
from collections import defaultdict

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.chromium.copies import Copy
from tests.chromium.places import Answer, Cell, Exercise, Place
from tests.chromium.profiles import keep

FEW = 4
STEPS = 10
MOST = 9  # texts of one task that can be brought back
COUNT = int(os.environ.get("INTERLEAVINGS", FEW))
NO_PYTHON = """if (!location.pathname.includes("/lite/"))
  window.Worker = class { constructor() { throw new Error("no Python: pages open faster"); } };
"""
TABS = st.sampled_from([0, 1])
BOOK = st.sampled_from([Exercise, Answer])
WORK = {Exercise: Exercise, Cell: Exercise, Answer: Answer}
PLACES = st.sampled_from([Exercise, Answer, Exercise, Answer, Cell])


class Tab:
    """A tab of the browser: the place open in it, and the words typed there that may still go."""

    def __init__(self, context):
        self.page = context.new_page()
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.place, self.typed = None, set()

    def close(self):
        """Close it as a person does, who says yes to whatever is asked."""
        with self.page.expect_event("close"):
            self.page.close(run_before_unload=True)


class Desk(RuleBasedStateMachine):
    """A learner's browser with two tabs, and what must not be lost in it."""

    def __init__(self, context, site):
        super().__init__()
        forget(context, site.address)
        self.site, self.context = site, context
        self.tabs, self.online = [Tab(context), Tab(context)], True
        self.count = self.turned = 0  # words typed; the same when the network last came or went
        self.kept = defaultdict(set)  # of each place, the words that must not be lost
        self.newest = {}  # of each place, the number of the word that must be in the text itself

    @initialize(first=BOOK, second=BOOK)
    def begins(self, first, second):
        self.opens(0, first)
        self.opens(1, second)

    @rule(n=TABS, place=PLACES)
    def opens(self, n, place):
        elsewhere = self.tabs[1 - n].place
        if not (place is Cell and isinstance(elsewhere, Cell)):
            self.goes(self.tabs[n], place)

    def goes(self, tab, place):
        tab.page.goto(f"{self.site.address}{place.path}")
        arrived = place(tab.page)
        self.must_stay(tab)
        tab.place = arrived

    @precondition(lambda self: self.working(Place, 0))
    @rule(n=TABS)
    def loads_again(self, n):
        tab = self.working(Place, n)
        self.goes(tab, type(tab.place))

    @precondition(lambda self: self.working(Place, 0))
    @rule(n=TABS)
    def types(self, n):
        self.writes(n)

    def writes(self, n):
        """Type a new word; returns the tab."""
        tab = self.working(Place, n)
        self.count += 1
        tab.place.add(f"w{self.count}")
        tab.typed.add(self.count)
        return tab

    @precondition(lambda self: self.working(Place, 0))
    @rule(n=TABS)
    def types_and_waits(self, n):
        tab = self.writes(n)
        tab.place.settled()
        self.must_stay(tab)

    @rule(n=TABS)
    def closes(self, n):
        self.tabs[n].close()
        self.must_stay(self.tabs[n])
        self.tabs[n] = Tab(self.context)

    @precondition(lambda self: any(tab.typed for tab in self.tabs))
    @rule()
    def is_killed(self):
        """Both tabs die at once, as when memory runs out."""
        pages = [tab.page for tab in self.tabs]
        names = [self.context.new_cdp_session(page).send("Target.getTargetInfo") for page in pages]
        session = self.context.browser.new_browser_cdp_session()
        with pages[0].expect_event("crash"), pages[1].expect_event("crash"):
            for process in session.send("SystemInfo.getProcessInfo")["processInfo"]:
                if process["type"] == "renderer":
                    os.kill(process["id"], signal.SIGKILL)
        for page, name in zip(pages, names, strict=True):
            with page.expect_event("close"):
                session.send("Target.closeTarget", {"targetId": name["targetInfo"]["targetId"]})
        session.detach()
        self.tabs = [Tab(self.context), Tab(self.context)]

    @precondition(lambda self: self.count > self.turned)
    @rule()
    def loses_or_finds_the_network(self):
        self.turned = self.count
        self.online = not self.online
        self.site.switch_on() if self.online else self.site.switch_off()

    @precondition(lambda self: self.working(Exercise, 0))
    @rule(n=TABS)
    def checks(self, n):
        tab = self.working(Exercise, n)
        tab.page.get_by_role("button", name="Run the check").click()

    @precondition(lambda self: self.working(Exercise, 0) and self.begun())
    @rule(n=TABS)
    def begins_again(self, n):
        tab = self.working(Exercise, n)
        if tab.place.words():
            tab.place.settled()
            tab.place.begin_again()
        for one in self.tabs:
            if isinstance(one.place, (Exercise, Cell)):
                self.must_stay(one)
        self.newest.pop(Exercise, None)

    def begun(self):
        """Whether something has been typed into the exercise since it was empty."""
        tabs = [tab for tab in self.tabs if isinstance(tab.place, (Exercise, Cell))]
        return Exercise in self.newest or any(tab.typed for tab in tabs)

    def working(self, kind, first):
        """A tab in which such a place is open, or None; the one numbered ``first`` if possible."""
        tabs = (self.tabs[first], self.tabs[1 - first])
        return next((tab for tab in tabs if isinstance(tab.place, kind)), None)

    def must_stay(self, tab):
        """What was typed in ``tab`` counts from now on."""
        if tab.typed:
            place = WORK[type(tab.place)]
            self.kept[place] |= {f"w{number}" for number in tab.typed}
            self.newest[place] = max(self.newest.get(place, 0), *tab.typed)
            tab.typed = set()

    def teardown(self):
        """Close what is open; then everything must be found."""
        if not self.online:
            self.loses_or_finds_the_network()
        for n in (0, 1):
            self.closes(n)
        for kind, kept in self.kept.items():
            if kind is Exercise:
                self.goes(self.tabs[0], Cell)  # takes what is newer, and leaves what it had
                self.tabs[0].place.settled()
            self.goes(self.tabs[0], kind)
            self.finds(self.tabs[0].place, kept)

    def finds(self, place, kept):
        """Look for everything that must be there."""
        name = type(place).__name__
        first = found = place.words()
        for _ in range(MOST):
            if kept <= found or not place.bring_back():
                break
            found = found | place.words()
        assert kept <= found, f"{name} has lost {sorted(kept - found)}, it has {sorted(found)}"
        newest = self.newest.get(type(place))
        assert newest is None or f"w{newest}" in first, f"{name}: {sorted(first)} but w{newest}"


@pytest.fixture(scope="module")
def mine(site, tmp_path_factory):
    """The site, with a network of its own."""
    copy = Copy(site, tmp_path_factory.mktemp("mine") / "copy")
    yield copy
    copy.switch_off()


@pytest.fixture(scope="module")
def kept(browser, mine):
    """A browser that keeps the whole course, so that pages open without a network."""
    context = browser.new_context(viewport={"width": 900, "height": 600}, bypass_csp=True)
    context.set_default_timeout(60_000)
    context.add_init_script(NO_PYTHON)
    page = context.new_page()
    keep(page, f"{mine.address}index.html")
    page.close()
    yield context
    context.close()


def forget(context, address):
    """Close every tab and take away what the browser keeps of the learner's work."""
    for page in context.pages:
        page.close()
    page = context.new_page()
    origin = {"origin": address.rstrip("/"), "storageTypes": "indexeddb,local_storage"}
    context.new_cdp_session(page).send("Storage.clearDataForOrigin", origin)
    page.close()


def test_nothing_is_lost(kept, mine):
    run_state_machine_as_test(
        lambda: Desk(kept, mine),
        settings=settings(
            max_examples=COUNT,
            stateful_step_count=STEPS,
            derandomize=COUNT == FEW,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
