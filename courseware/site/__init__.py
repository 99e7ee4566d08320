"""Book, JupyterLite and runtime become ``_site/``: one folder that any host of files can serve.

For the ``course`` command; ``hosting`` reads manifest, headers and copies, ``authoring`` the links.

- ``build``           the whole site, step by step
- ``jupyterlite``     JupyterLite with our settings; ``startup_bundle``: its first scripts as one
- ``codemirror``      the editor of the pages
- ``pages``           the heads of all pages, and the policy
- ``service_worker``  what keeps the course for use without a network
- ``headers``         the policy and how long to keep files, for hosts that read ``_headers``
- ``precompressed``   copies that are compressed beforehand; ``zip_archive``: the site as one file
- ``manifest``        the SHA-256 of every file; ``links``: whether each leads somewhere
- ``command``         ``course site``, ``course verify``; ``texts``: all that they say
"""
