"""All that this room says to people who build a site, in one table."""

CHECKING = "runtime    checking the pinned files"

# Pinned files and their sources.
DAMAGED = "{name}: the cached copy is damaged, fetching it again"
FROM = "{name} from {source}"
NOT_FROM = "{name} not from {failure}"
FAILURE = "  {source}: {error}"
NOT_KEPT = "{name} cannot be kept in {cache}: {error}"
NOT_FETCHED = "{name} could not be fetched with SHA-256 {sha256}:"
OTHER_FILE = "served another file: SHA-256 {got}, not {expected} ({size} bytes)"
UNKNOWN_KIND = "unknown kind of source {kinds}, known are {known}"
STATUS = "{status} {reason}"
BROKE_OFF = "broke off after {got} of {promised} bytes"
NO_MEMBER = "the package holds no {member}"
NO_WHEEL = "pip brought no wheel"
NOT_INSTALLED = "not installed here: install requirements.txt first"
SILENT = "no message"
NOT_RUN = "{program} cannot be run: {error}"
NO_ANSWER = "no answer within {seconds} s"

# Deno.
NO_DENO = "Deno is not installed here: install requirements.txt first"
FAILED = "{doing} failed:\n{output}"
COMPILING = "compiling the runtime"
PACKING = "packing the runtime"
