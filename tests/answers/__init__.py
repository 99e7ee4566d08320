"""The rule which cells are an answer: one table of notebooks, for Python and for the browser.

``lesson`` is a small lesson, ``changes`` does to it what an editor of notebooks does, ``cases`` is
the table.
"""
