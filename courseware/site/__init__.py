"""Book, JupyterLite and runtime become ``_site/``: one folder that any host of files can serve.

For the ``course`` command; ``hosting`` reads the manifest and the policy.
"""
