"""All that this room says to people who put the site on a host, in one table."""

# Grades of a finding.
GOOD, BETTER, WRONG, TO_DO = "good", "could be better", "wrong", "the host must"

# The doctor: about a folder.
NO_FOLDER = "{site} is not a folder; wanted: a built site, or an address with https://"
DIFFERENCE = "{difference}; build or copy the site again"
AS_BUILT = "{site}: every file is as it was built"
DUTY_TYPES = "send .mjs and .js as text/javascript, .wasm as application/wasm"
DUTY_CACHING = "send {runtime} with 'Cache-Control: {immutable}', all else with 'no-cache'"
DUTY_COMPRESSION = "compress .wasm, .whl, .zip, .mjs, .js, .json, .html and .css (gzip or br)"
DUTY_ADDRESS = "serve over https, and redirect from the address without the trailing slash"

# The doctor: about a host as a whole.
NO_URL = "{address!r} is not a web address: {error}"
NO_WEB_ADDRESS = "{address!r} is not a web address; wanted: https://host/path/"
NO_ANSWER = "{url} cannot be reached: {reason}"
MOVED = "{base} redirects to {redirect}; give that address"
NOT_THE_COURSE = (
    "{base} is not this course: {manifest} gives status {status}; wanted: the address of the"
    " course's first page"
)
OTHER_MANIFEST = "{base} is not this course: its {manifest} is not that of a course"
SAFE = "https or this machine: browsers allow all that the notebook needs"
UNSAFE = "http: browsers do not let the notebook keep files; serve over https"
MISSING_IS_PAGE = "a missing file is answered with a page; answer with status 404"
MISSING_IS_MISSING = "a missing file is answered as missing"
NO_INDEX = "{address} does not give its index.html; make that its index"
SLASH_ADDED = "{address} is also found without its trailing slash"
SLASH_ELSEWHERE = (
    "{address} without the trailing slash redirects to {redirect}; redirect to {address}"
)
SLASH_MISSING = (
    "{address} without the trailing slash serves a page with broken links; redirect to {address}"
)
SLASH_STATUS = "{address} without the trailing slash gives status {status}; redirect to {address}"

# The doctor: about files.
SOME = "{names} and {count} more"
SERVED = "all {count} files of the manifest are served"
NOT_SERVED = (
    "{count} of {all} files are not served (status {status}): {names}; copy the whole folder, also"
    " names that begin with a dot or an underscore"
)
REDIRECTED = (
    "{count} files are found only through a redirect: {names}; serve each under its own name"
)
TYPE = "{extension} is sent as {type}"
OTHER_TYPE = "{extension} is sent as {type}: {names}; {effect}; send {allowed}"
NO_TYPE = "no type"
AND = " and "
SCRIPT_REFUSED = "browsers refuse to run it"
MODULE_REFUSED = "browsers refuse to run it as a module"
NO_PYTHON = "Python does not start"
STYLE_IGNORED = "browsers ignore it"
PAGE_NOT_SHOWN = "browsers show no page"
PICTURE_NOT_SHOWN = "browsers show no picture"
READ_ANYWAY = "it is read all the same"
UNALTERED = "{count} files that run or open are as they were built"
ALTERED = (
    "{count} files are not as they were built: {names}; copy the site again, and let nothing"
    " rewrite it on the way"
)

# The doctor: about headers.
POLICY = "the policy binds Python too: it can send nothing to other hosts"
NO_POLICY = (
    "no {header} keeps the notebook's Python on the site: pages have one as a tag, which does not"
    " bind it; send '{policy}'"
)
POLICY_LACKS = (
    "the {header} of the host stops pages or Python; it lacks {lacks}; send '{policy}', or none"
)
POLICY_WITHOUT = "the absence of {directive}"
COMPRESSED = "{extension} comes compressed, or is small"
NOT_COMPRESSED = "{extension} comes as it is, {size:.1f} MB; compress it (gzip or br)"
NO_RUNTIME = "the manifest has no {runtime}: no Python; build the site again"
KEPT = "browsers keep Python and do not ask for it again"
KEPT_ADVICE = "send {runtime} with 'Cache-Control: {immutable}'"
NEVER_KEPT = "browsers fetch all of Python at each visit ({rule}); {advice}"
KEPT_BY_GUESS = "no Cache-Control for Python: browsers guess how long to keep it; {advice}"
ASKED_AGAIN = "browsers ask for Python again and again ({rule}); {advice}"
FRESH = "browsers ask for pages and notebooks again within the hour"
FRESH_ADVICE = "send 'Cache-Control: no-cache' for all but the runtime"
STALE = "browsers miss a new version of {names} ({rule}); {advice}"
FRESH_BY_GUESS = "no Cache-Control for {names}: browsers guess how long to keep them; {advice}"

# The server.
SERVING = "Serving http://127.0.0.1:{port}/  (Ctrl+C stops)"
NO_PORT = "port {port} cannot be had ({error}): name another with --port"
NO_FILE = "File not found"
