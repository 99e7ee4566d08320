"""The pages of ``book/`` become HTML: a Sphinx extension with directives, elements and drawings.

For ``site``, which puts the pages beside the rest, and for Jupyter Book, which loads the extension.
"""
