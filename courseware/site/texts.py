"""All that this room says to people who build or check a site, in one table."""

COURSE = "Activations"  # the name of the course, where a page has no heading of its own

# The build.
PACKED = "packed     compressing what is new"
SITE = "site       {site}"
NOT_AN_ADDRESS = "{address!r} is not the address of a site; wanted: https://host/path/"
LITE_FAILED = "jupyter lite build failed:\n{output}"
TRUSTED = "{where}: its metadata say that it is trusted; remove that"
STORED = "{where}: stores an output of type {kind}; clear it"
CELL = "{notebook}, cell {number} ({id})"
NO_ID = "no id"
NOT_LISTED = (
    "{list} lists {script}, which JupyterLite does not have; empty the list, build, and list them"
    " anew: python -m benchmarks.scripts"
)
OPENING = (
    "The notebook is opening. The first time, about {size} MB have to come; after that your browser"
    " has them."
)
OPENING_NEEDS = (
    "It needs JavaScript, a current browser and a web server. Opened as a file it stays empty: run"
    " <code>python3 -m http.server</code> in the folder of the site, then open"
    " <code>http://localhost:8000</code>."
)
NOT_PINNED = "{module} imports {package!r}, which is not pinned in {pins}"
INLINE = "{page}: an inline {what}: {found!r}; make it a file"
SCRIPT, HANDLER, ADDRESS = "script", "handler", "address"

# The manifest.
NO_MANIFEST = "{site} holds no {manifest}: it is not a built site"
CHANGED = "changed: {name}"
MISSING = "missing: {name}"
UNKNOWN = "not in the manifest: {name}"

# Links.
PAGE = "page     {page}: links: {links}, faults: {faults}"
NO_ALT = "an image without alt text, {source!r}"
HEADING = "heading of level {level}; allowed here: {allowed} or less"
NO_URL = "{address!r} is not an address: {error}"
ABSOLUTE = "{address!r} begins with '/' and breaks below a path; allowed: relative links"
OUTSIDE = "{address!r} leads out of the site"
NO_FILE = "{address!r} leads to no file"
NO_TARGET = "{address!r} leads to no element: {page} has none with that id"
NO_NOTEBOOK = "{address!r} opens no notebook: there is no {notebook}"
NO_CELL = "{address!r} leads to no cell of {notebook}"
