"""The pages of the site get their heads: policy, runtime, and what other programs show of them.

For the build of the site; ``site/headers.py`` takes the policy from here.

- ``head``       all of it, page by page
- ``csp``        the Content-Security-Policy: what may be loaded and run
- ``opengraph``  title, summary, ``preview.png``, and the list of all pages
"""
